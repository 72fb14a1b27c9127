import fc from 'fast-check'

export type Interval = 'month' | 'year' | 'week' | 'day' | 'fortnight'

interface Tier {
  /** Null for the last. */
  readonly upTo: number | null
  readonly unitAmount: number
  readonly flatAmount: number
}

export type Scheme =
  /** Minor units, also parts of them. */
  | { readonly kind: 'unit'; readonly amount: string }
  | {
      readonly kind: 'package'
      readonly amount: string
      readonly size: number
      readonly round: 'up' | 'down'
    }
  | { readonly kind: 'volume' | 'graduated'; readonly tiers: readonly Tier[] }
  | { readonly kind: 'metered'; readonly amount: string }

export interface Price {
  readonly product: string
  readonly scheme: Scheme
}

type Status = 'trialing' | 'active' | 'past_due' | 'paused' | 'unpaid' | 'canceled'

/** Something holds from a minute of the simulated time on, until the next entry of the same list. */
export interface From<Value> {
  readonly minute: number
  readonly value: Value
}

interface Item {
  /** Null ends it. */
  readonly versions: readonly From<{ readonly price: Price; readonly quantity: number } | null>[]
}

export interface Discount {
  readonly minute: number
  readonly minutes: number | null
  readonly duration: 'once' | 'repeating' | 'forever'
  readonly percent: string | null
  readonly amount: number
  readonly currency: string
}

export interface Subscription {
  readonly currency: string
  readonly interval: Interval
  readonly intervalCount: number
  readonly statuses: readonly From<Status>[]
  readonly items: readonly Item[]
  readonly discounts: readonly Discount[]
}

export type Customer = readonly Subscription[]

export const DAYS = 120
const MINUTES = DAYS * 24 * 60

const PRODUCTS = ['prod_a', 'prod_b', 'prod_c']
export const CURRENCIES = ['usd', 'eur', 'jpy', 'kwd']

const amount = fc.oneof(
  fc.integer({ min: 0, max: 99_999 }).map(String),
  fc
    .tuple(fc.nat(500), fc.integer({ min: 1, max: 999 }))
    .map(([minor, part]) => `${minor}.${String(part).padStart(3, '0')}`),
)

const tiers = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 3 }).chain((bounds) =>
  fc.tuple(
    ...[...bounds.toSorted((one, other) => one - other), null].map((upTo) =>
      fc.record({
        upTo: fc.constant(upTo),
        unitAmount: fc.nat(2_000),
        flatAmount: fc.constantFrom(0, 0, 1_500),
      }),
    ),
  ),
)

const scheme: fc.Arbitrary<Scheme> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('unit' as const), amount }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('package' as const),
      amount,
      size: fc.integer({ min: 2, max: 12 }),
      round: fc.constantFrom('up' as const, 'down' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('volume' as const, 'graduated' as const), tiers }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('metered' as const), amount }) },
)

const price: fc.Arbitrary<Price> = fc.record({ product: fc.constantFrom(...PRODUCTS), scheme })

const moments = (maxLength: number): fc.Arbitrary<number[]> =>
  fc
    .uniqueArray(fc.nat(MINUTES - 1), { minLength: 1, maxLength })
    .map((minutes) => minutes.toSorted((one, other) => one - other))

/** A negative quantity is a mistake that occurs. */
const quantity = fc.oneof({ weight: 20, arbitrary: fc.nat(60) }, { weight: 1, arbitrary: fc.constant(-3) })

const versionsFrom = <Value>(
  minutes: readonly number[],
  value: fc.Arbitrary<Value>,
): fc.Arbitrary<From<Value>[]> =>
  fc
    .tuple(...minutes.map(() => value))
    .map((values) => values.map((each, at) => ({ minute: minutes[at] as number, value: each })))

const item: fc.Arbitrary<Item> = fc.tuple(moments(5), fc.boolean()).chain(([minutes, ends]) =>
  versionsFrom(minutes, fc.record({ price, quantity })).map((versions) => ({
    versions: versions.map((version, at) =>
      ends && at > 0 && at === versions.length - 1 ? { minute: version.minute, value: null } : version,
    ),
  })),
)

const RUNNING: readonly Status[] = ['active', 'active', 'active', 'trialing', 'past_due', 'paused', 'unpaid']

const statuses: fc.Arbitrary<From<Status>[]> = fc
  .tuple(moments(6), fc.boolean())
  .chain(([minutes, isCanceled]) =>
    versionsFrom(minutes, fc.constantFrom(...RUNNING)).map((versions) =>
      isCanceled && versions.length > 1
        ? [...versions.slice(0, -1), { minute: versions.at(-1)?.minute ?? 0, value: 'canceled' as const }]
        : versions,
    ),
  )

const discount = (currency: string): fc.Arbitrary<Discount> =>
  fc.record({
    minute: fc.nat(MINUTES - 1),
    minutes: fc.option(fc.integer({ min: 1, max: MINUTES }), { freq: 3 }),
    duration: fc.constantFrom('once' as const, 'repeating' as const, 'forever' as const),
    percent: fc.option(fc.constantFrom('10', '12.5', '33.33', '50', '100')),
    amount: fc.nat(5_000),
    currency: fc.constantFrom(currency, currency, 'gbp'),
  })

const subscription: fc.Arbitrary<Subscription> = fc.constantFrom(...CURRENCIES).chain((currency) =>
  fc.record({
    currency: fc.constant(currency),
    interval: fc.constantFrom<Interval>('month', 'month', 'year', 'week', 'day', 'fortnight'),
    intervalCount: fc.constantFrom(1, 1, 2, 3, 6),
    statuses,
    items: fc.array(item, { minLength: 1, maxLength: 3 }),
    discounts: fc.array(discount(currency), { maxLength: 2 }),
  }),
)

export const customer: fc.Arbitrary<Customer> = fc.array(subscription, { minLength: 1, maxLength: 3 })
