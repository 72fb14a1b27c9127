import {
  decimal,
  dividedBy,
  type Fraction,
  isNegative,
  minus,
  plus,
  rounded,
  times,
  whole,
  ZERO,
} from './fraction.ts'
import type { Customer, Discount, From, Interval, Scheme, Subscription } from './histories.ts'

const MINUTES_OF_DAY = 24 * 60
const MILLION = 1_000_000n
const FIRST_DAY = Date.UTC(2021, 0, 1)

/** Months of one interval, from metrics.md; null for one that is not known. */
const MONTHS: Readonly<Record<Interval, Fraction | null>> = {
  month: whole(1),
  year: whole(12),
  week: { top: 12n, over: 52n },
  day: { top: 12n, over: 365n },
  fortnight: null,
}

/** By whose rules MRR is counted. */
export interface Policy {
  readonly statuses: readonly string[]
  readonly durations: readonly string[]
  /** Days for which one that is past due goes on counting; null for as long as it is. */
  readonly graceDays: number | null
}

export const WAYPOINT: Policy = {
  statuses: ['active', 'past_due'],
  durations: ['forever', 'repeating'],
  graceDays: null,
}

function valueAt<Value>(versions: readonly From<Value>[], minute: number): Value | undefined {
  return versions.findLast((version) => version.minute < minute)?.value
}

/** What a billing cycle costs, in minor units. */
function cyclePrice(scheme: Scheme, quantity: number): Fraction {
  switch (scheme.kind) {
    case 'metered':
      return ZERO
    case 'unit':
      return times(decimal(scheme.amount), whole(quantity))
    case 'package': {
      const packages = quantity / scheme.size
      return times(
        decimal(scheme.amount),
        whole(scheme.round === 'up' ? Math.ceil(packages) : Math.floor(packages)),
      )
    }
    case 'volume': {
      const tier = scheme.tiers.find(({ upTo }) => upTo === null || quantity <= upTo)
      return quantity === 0 || tier === undefined ? ZERO : whole(quantity * tier.unitAmount + tier.flatAmount)
    }
    case 'graduated': {
      let cost = 0
      let below = 0
      for (const { upTo, unitAmount, flatAmount } of scheme.tiers) {
        if (quantity <= below) break
        cost += (Math.min(quantity, upTo ?? quantity) - below) * unitAmount + flatAmount
        below = upTo ?? quantity
      }
      return whole(cost)
    }
  }
}

/** The end of a coupon for which billing keeps none: that of the first billing cycle, if it is good for one only. */
function cycleEnd({ minute }: Discount, { interval, intervalCount }: Subscription): number {
  const months = MONTHS[interval]
  const cycle = months === null ? 1 : Math.ceil((Number(months.top) * intervalCount) / Number(months.over))
  const start = new Date(FIRST_DAY + minute * 60_000)
  const last = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + cycle + 1, 0)).getUTCDate()
  const end = new Date(start)
  end.setUTCDate(1)
  end.setUTCMonth(start.getUTCMonth() + cycle)
  end.setUTCDate(Math.min(start.getUTCDate(), last))
  return (end.getTime() - FIRST_DAY) / 60_000
}

function isInForce(discount: Discount, subscription: Subscription, now: number): boolean {
  const { minute, minutes, duration } = discount
  if (minute >= now) return false
  if (minutes !== null) return minute + minutes >= now
  return duration !== 'once' || cycleEnd(discount, subscription) >= now
}

function isCounted(
  { statuses }: Subscription,
  day: number,
  { statuses: counted, graceDays }: Policy,
): boolean {
  const statusOn = (on: number): string | undefined => valueAt(statuses, (on + 1) * MINUTES_OF_DAY)
  const status = statusOn(day)
  if (status === undefined || !counted.includes(status)) return false
  if (status !== 'past_due' || graceDays === null) return true
  let since = day
  while (since > 0 && statusOn(since - 1) === status) since -= 1
  return day < since + graceDays
}

/** Both in millionths of a minor unit, by product; from the state at the end of the day. */
function subscriptionMrr(
  subscription: Subscription,
  day: number,
  policy: Policy,
): ReadonlyMap<string, bigint> {
  const now = (day + 1) * MINUTES_OF_DAY
  const months = MONTHS[subscription.interval]
  if (!isCounted(subscription, day, policy) || months === null) return new Map()
  const priced = subscription.items.flatMap(({ versions }) => {
    const version = valueAt(versions, now)
    if (version === undefined || version === null || version.quantity < 0) return []
    return [{ product: version.price.product, cost: cyclePrice(version.price.scheme, version.quantity) }]
  })
  const gross = priced.reduce((sum, { cost }) => plus(sum, cost), ZERO)
  const discounts = subscription.discounts.filter(
    (discount) => policy.durations.includes(discount.duration) && isInForce(discount, subscription, now),
  )
  const kept = discounts.reduce(
    (share, { percent }) => times(share, minus(whole(1), dividedBy(decimal(percent ?? '0'), whole(100)))),
    whole(1),
  )
  const off = discounts
    .filter(({ percent, currency }) => percent === null && currency === subscription.currency)
    .reduce((sum, { amount }) => sum + amount, 0)
  const net = minus(times(kept, gross), whole(off))
  const byProduct = new Map<string, bigint>()
  if (gross.top === 0n || isNegative(net)) return byProduct
  const cycle = times(months, whole(subscription.intervalCount))
  for (const { product, cost } of priced) {
    const micros = rounded(times(dividedBy(times(cost, dividedBy(net, gross)), cycle), whole(MILLION)))
    byProduct.set(product, (byProduct.get(product) ?? 0n) + micros)
  }
  return byProduct
}

interface Share {
  readonly key: string
  /** In units of 1 ÷ scale, not negative. */
  readonly amount: bigint
}

/** The rounded sum shared out: floors first, what is left over to the largest remainders, then by key. */
function shareOut(shares: readonly Share[], scale: bigint): ReadonlyMap<string, bigint> {
  const sum = rounded({ top: shares.reduce((total, { amount }) => total + amount, 0n), over: scale })
  let left = sum - shares.reduce((total, { amount }) => total + amount / scale, 0n)
  const order = shares.toSorted((one, other) => {
    const [first, second] = [one.amount % scale, other.amount % scale]
    if (first !== second) return first > second ? -1 : 1
    return one.key < other.key ? -1 : 1
  })
  return new Map(
    order.map(({ key, amount }) => {
      const extra = left > 0n ? 1n : 0n
      left -= extra
      return [key, amount / scale + extra]
    }),
  )
}

export interface LedgerRow {
  readonly micros: bigint
  readonly minor: bigint
  readonly cents: bigint
}

/** Reporting cents per minor unit of a currency on a day, in units of 10^-9. */
export type RateOf = (currency: string, day: number) => bigint

const currencyOf = (key: string): string => key.split('|')[1] as string

export interface Rules {
  readonly rateOf: RateOf
  readonly policy: Policy
}

/** MRR of a customer on a day, by `product|currency`; what is nothing has no row. */
export function customerDay(
  customer: Customer,
  day: number,
  { rateOf, policy }: Rules,
): ReadonlyMap<string, LedgerRow> {
  const micros = new Map<string, bigint>()
  for (const subscription of customer) {
    for (const [product, amount] of subscriptionMrr(subscription, day, policy)) {
      const key = `${product}|${subscription.currency.toUpperCase()}`
      micros.set(key, (micros.get(key) ?? 0n) + amount)
    }
  }
  const shares = [...micros].filter(([, amount]) => amount > 0n).map(([key, amount]) => ({ key, amount }))
  const minor = new Map(
    [...new Set(shares.map(({ key }) => currencyOf(key)))].flatMap((currency) => [
      ...shareOut(
        shares.filter(({ key }) => currencyOf(key) === currency),
        MILLION,
      ),
    ]),
  )
  const cents = shareOut(
    shares.map(({ key, amount }) => ({ key, amount: amount * rateOf(currencyOf(key), day) })),
    MILLION * 1_000_000_000n,
  )
  return new Map(
    shares.map(({ key, amount }) => [
      key,
      { micros: amount, minor: minor.get(key) ?? 0n, cents: cents.get(key) ?? 0n },
    ]),
  )
}
