/** Subscriptions as billing accounts have them when something went otherwise than it should. */
interface AwkwardAccount {
  readonly what: string
  /** Rows of tables of billing, as SQL values; `customer` stands for its id, `sub` for a subscription's. */
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, string | number | boolean>>[]>>
  /** MRR in cents of the reporting currency on some days; a day without any is 0. */
  readonly mrr: Readonly<Record<string, number>>
  /** Why it is listed among the exceptions, where it is. */
  readonly exception?: string
}

const OPEN = '9999-12-31'
const STARTED = '2021-01-05 10:00'

const subscription = (extra: Readonly<Record<string, string | number | boolean>> = {}) => ({
  id: 'sub',
  customer_id: 'customer',
  status: 'active',
  created: STARTED,
  start_date: STARTED,
  ...extra,
})

const version = (status: string, start: string, end: string, extra = {}) => ({
  ...subscription({ status }),
  _fivetran_active: end === OPEN,
  _fivetran_start: start,
  _fivetran_end: end,
  ...extra,
})

const item = (price_id: string, quantity = 1, extra = {}) => ({
  id: `item_${price_id}`,
  subscription_id: 'sub',
  price_id,
  quantity,
  created: STARTED,
  ...extra,
})

const discount = (coupon_id: string, extra = {}) => ({
  id: `di_${coupon_id}`,
  subscription_id: 'sub',
  coupon_id,
  start: STARTED,
  ...extra,
})

/** All in dollars and cents: $100 a month unless its id says otherwise. */
export const PRICES = [
  { id: 'monthly', recurring_interval: 'month', recurring_interval_count: 1, unit_amount: 10_000 },
  { id: 'free', recurring_interval: 'month', recurring_interval_count: 1, unit_amount: 0 },
  { id: 'fortnight', recurring_interval: 'week', recurring_interval_count: 2, unit_amount: 1_200 },
  { id: 'ten_days', recurring_interval: 'day', recurring_interval_count: 10, unit_amount: 1_200 },
  { id: 'biennial', recurring_interval: 'year', recurring_interval_count: 2, unit_amount: 240_000 },
  { id: 'timeless', recurring_interval: 'month', recurring_interval_count: 0, unit_amount: 10_000 },
  { id: 'parts', recurring_interval: 'month', recurring_interval_count: 1, tiers_mode: 'graduated' },
] as const

export const COUPONS = [
  { id: 'half', duration: 'forever', percent_off: '50' },
  { id: 'gone', duration: 'forever', percent_off: '25', _fivetran_deleted: true },
  { id: 'too_much', duration: 'forever', percent_off: '150' },
  { id: 'two_months', duration: 'repeating', percent_off: '10', duration_in_months: 2 },
] as const

export const AWKWARD: readonly AwkwardAccount[] = [
  {
    what: 'a cancellation that is recorded days after service ended',
    rows: {
      subscription: [subscription({ status: 'canceled' })],
      subscription_history: [
        version('active', STARTED, '2021-02-10 07:59:59.999'),
        version('canceled', '2021-02-10 08:00', OPEN, { ended_at: '2021-02-01 10:00' }),
      ],
      subscription_item: [item('monthly')],
    },
    mrr: { '2021-01-04': 0, '2021-01-05': 10_000, '2021-01-31': 10_000, '2021-02-01': 0, '2021-02-28': 0 },
  },
  {
    what: 'history that was switched on after the end',
    rows: {
      subscription: [subscription({ status: 'canceled' })],
      subscription_history: [
        version('canceled', '2021-03-10 08:00', OPEN, {
          ended_at: '2021-02-01 10:00',
          trial_end: '2021-01-15 10:00',
        }),
      ],
      subscription_item: [item('monthly')],
    },
    mrr: { '2021-01-14': 0, '2021-01-15': 10_000, '2021-01-31': 10_000, '2021-02-01': 0 },
  },
  {
    what: 'a subscription that is gone from billing, without history',
    rows: {
      subscription: [subscription({ _fivetran_deleted: true, _fivetran_synced: '2021-02-15 03:00' })],
      subscription_item: [item('monthly')],
    },
    mrr: { '2021-01-05': 10_000, '2021-02-14': 10_000, '2021-02-15': 0 },
  },
  {
    what: 'an item that is gone from its subscription, without history',
    rows: {
      subscription: [subscription()],
      subscription_item: [
        item('monthly'),
        item('biennial', 1, { _fivetran_deleted: true, _fivetran_synced: '2021-02-15 03:00' }),
      ],
    },
    mrr: { '2021-02-14': 20_000, '2021-02-15': 10_000 },
  },
  {
    what: 'a discount that was taken away',
    rows: {
      subscription: [subscription()],
      subscription_item: [item('monthly')],
      subscription_discount: [
        discount('half', { _fivetran_deleted: true, _fivetran_synced: '2021-02-15 03:00' }),
      ],
    },
    mrr: { '2021-02-14': 5_000, '2021-02-15': 10_000 },
  },
  {
    what: 'a coupon that was deleted, which goes on for those who have it',
    rows: {
      subscription: [subscription()],
      subscription_item: [item('monthly')],
      subscription_discount: [discount('gone')],
    },
    mrr: { '2021-03-01': 7_500 },
  },
  {
    what: 'a discount of the customer, which its subscription without one of its own has',
    rows: {
      subscription: [subscription(), subscription({ id: 'sub_2' })],
      subscription_item: [item('monthly'), item('monthly', 1, { id: 'item_2', subscription_id: 'sub_2' })],
      subscription_discount: [discount('gone', { subscription_id: 'sub_2' })],
      discount: [
        {
          id: 'di_all',
          type: 'customer',
          type_id: 'customer',
          customer_id: 'customer',
          coupon_id: 'half',
          start: STARTED,
        },
      ],
    },
    mrr: { '2021-03-01': 12_500 },
  },
  {
    what: 'a coupon of more than everything',
    rows: {
      subscription: [subscription()],
      subscription_item: [item('monthly')],
      subscription_discount: [discount('too_much')],
    },
    mrr: { '2021-03-01': 0 },
  },
  {
    what: 'a coupon for two months that ends within a month',
    rows: {
      subscription: [subscription()],
      subscription_item: [item('monthly')],
      subscription_discount: [discount('two_months', { start: '2021-01-20 09:00' })],
    },
    mrr: { '2021-01-19': 10_000, '2021-01-20': 9_000, '2021-03-19': 9_000, '2021-03-20': 10_000 },
  },
  {
    what: 'tiers in parts of a cent',
    rows: { subscription: [subscription()], subscription_item: [item('parts', 3_000)] },
    mrr: { '2021-03-01': 700 },
  },
  {
    what: 'an interval of no length',
    rows: { subscription: [subscription()], subscription_item: [item('timeless')] },
    mrr: { '2021-03-01': 0 },
    exception: 'unknown_interval',
  },
  {
    what: 'intervals of weeks, days and years, several at a time, and a plan for nothing',
    rows: {
      subscription: [subscription()],
      subscription_item: [item('fortnight'), item('ten_days'), item('biennial'), item('free', 9)],
    },
    mrr: { '2021-03-01': 2_600 + 3_650 + 10_000 },
  },
  {
    what: 'a plan for nothing alone',
    rows: { subscription: [subscription()], subscription_item: [item('free')] },
    mrr: { '2021-03-01': 0 },
  },
  {
    what: 'a version that is delivered again as it was before it was over, and two in the same second',
    rows: {
      subscription: [subscription()],
      subscription_item: [
        item('monthly', 2, {
          _fivetran_active: false,
          _fivetran_start: STARTED,
          _fivetran_end: '2021-02-15 03:00',
        }),
        item('monthly', 2, { _fivetran_active: true, _fivetran_start: STARTED, _fivetran_end: OPEN }),
        item('biennial', 5, {
          _fivetran_active: false,
          _fivetran_start: STARTED,
          _fivetran_end: '2021-01-05 09:59:59.999',
        }),
        item('biennial', 3, { _fivetran_active: true, _fivetran_start: STARTED, _fivetran_end: OPEN }),
      ],
    },
    mrr: { '2021-01-05': 50_000, '2021-02-14': 50_000, '2021-02-15': 30_000 },
  },
  {
    what: 'a trial after the trial, a pause, and a subscription beside them',
    rows: {
      subscription: [
        subscription({ status: 'paused' }),
        subscription({ id: 'sub_2', start_date: '2021-02-01 10:00' }),
      ],
      subscription_history: [
        version('trialing', STARTED, '2021-01-14 23:59:59.999'),
        version('active', '2021-01-15', '2021-02-09 23:59:59.999'),
        version('trialing', '2021-02-10', '2021-02-19 23:59:59.999'),
        version('paused', '2021-02-20', OPEN),
      ],
      subscription_item: [
        item('monthly'),
        item('biennial', 1, { id: 'item_2', subscription_id: 'sub_2', created: '2021-02-01 10:00' }),
      ],
    },
    mrr: {
      '2021-01-14': 0,
      '2021-01-15': 10_000,
      '2021-02-01': 20_000,
      '2021-02-10': 10_000,
      '2021-02-20': 10_000,
    },
  },
  {
    what: 'the state of a subscription from an older sync beside the newest',
    rows: {
      subscription: [
        subscription({
          status: 'canceled',
          ended_at: '2021-02-01 10:00',
          _fivetran_synced: '2021-02-01 12:00',
        }),
        subscription({ _fivetran_synced: '2021-01-20 12:00' }),
      ],
      subscription_item: [item('monthly')],
    },
    mrr: { '2021-01-31': 10_000, '2021-02-01': 0 },
  },
]
