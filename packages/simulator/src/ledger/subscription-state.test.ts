import { describe, expect, it } from 'vitest'
import type { Coupon, Subscription, SubscriptionStatus } from '../billing/contract.ts'
import { dayFromDate, HOUR, startOfDay } from '../clock/day.ts'
import { subscriptionMrr } from './subscription-state.ts'

const DAY_OF_START = dayFromDate(2020, 3, 10)
const START = startOfDay(DAY_OF_START) + 9 * HOUR

interface Terms {
  readonly prices: readonly (readonly [id: string, quantity: number | null])[]
  readonly status?: SubscriptionStatus
  readonly coupon?: Partial<Coupon>
}

const COUPON: Coupon = {
  id: 'c',
  name: 'c',
  percentOffBasisPoints: null,
  amountOff: null,
  currency: null,
  duration: 'forever',
  durationInMonths: null,
}

const subscribe = ({ prices, status = 'active', coupon }: Terms): Subscription => ({
  id: 'sub_1',
  stripeCustomerId: 'cus_1',
  currency: 'USD',
  createdAt: START,
  anchor: START,
  trialEnd: null,
  sendsInvoices: false,
  versions: [
    {
      at: START,
      status,
      periodStart: START,
      periodEnd: START + 30 * 24 * HOUR,
      cancelAtPeriodEnd: false,
      resumesAt: null,
      cancelAt: null,
      canceledAt: null,
      endedAt: null,
    },
  ],
  items: prices.map(([priceId, quantity], index) => ({
    id: `si_${index}`,
    versions: [{ at: START, until: null, priceId, quantity }],
  })),
  discounts:
    coupon === undefined ? [] : [{ id: 'di_1', coupon: { ...COUPON, ...coupon }, start: START, end: null }],
})

/** Minor units, before the ledger's rounding. */
const mrrOf = (terms: Terms): readonly number[] =>
  subscriptionMrr(subscribe(terms), DAY_OF_START).map(({ micros }) => Number(micros) / 1e6)

describe('MRR of a subscription', () => {
  it.each([
    ['25 seats in the second step of a volume price', 'price_cloudsync_team_month_volume_usd', 25, 93_600],
    ['10 seats over two steps of a graduated price', 'price_datahub_starter_month_graduated_usd', 10, 26_100],
    ['11 seats in three packages', 'price_teamchat_starter_month_package_usd', 11, 12_420],
    ['3 seats by the quarter', 'price_cloudsync_business_quarter_usd', 3, 22_520],
    ['2 seats for two years', 'price_cloudsync_business_biennial_usd', 2, 11_850],
    ['2 seats in yen', 'price_teamchat_starter_month_jpy', 2, 1980],
    ['2 seats at the revised price', 'price_cloudsync_starter_month_revised_usd', 2, 4020],
  ] as const)('%s', (_, price, quantity, minor) => {
    expect(mrrOf({ prices: [[price, quantity]] })).toEqual([minor])
  })

  it('leaves out use', () => {
    expect(
      mrrOf({
        prices: [
          ['price_cloudsync_starter_month_usd', 2],
          ['price_cloudsync_overage_usd', null],
        ],
      }),
    ).toEqual([3800])
  })

  it.each(['trialing', 'incomplete', 'incomplete_expired', 'unpaid', 'paused', 'canceled'] as const)(
    'is nothing while %s',
    (status) => {
      expect(mrrOf({ prices: [['price_cloudsync_starter_month_usd', 2]], status })).toEqual([])
    },
  )

  it('is all there while a payment is late', () => {
    expect(mrrOf({ prices: [['price_cloudsync_starter_month_usd', 2]], status: 'past_due' })).toEqual([3800])
  })

  it('shares an amount off among the items, and leaves out what is off only once', () => {
    const prices = [
      ['price_cloudsync_starter_month_usd', 3],
      ['price_teamchat_starter_month_usd', 3],
    ] as const
    expect(mrrOf({ prices, coupon: { amountOff: 840 } })).toEqual([5130, 2430])
    expect(mrrOf({ prices, coupon: { amountOff: 840, duration: 'once' } })).toEqual([5700, 2700])
  })

  it('spreads what is off each year over its months', () => {
    const prices = [['price_cloudsync_starter_year_usd', 12]] as const
    expect(mrrOf({ prices, coupon: { amountOff: 6000 } })).toEqual([18_500])
  })
})
