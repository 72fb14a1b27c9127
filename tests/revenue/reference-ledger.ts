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

/** Months of one interval, from metrics.md; null for one that is not known. */
const MONTHS: Readonly<Record<Interval, Fraction | null>> = {
  month: whole(1),
  year: whole(12),
  week: { top: 12n, over: 52n },
  day: { top: 12n, over: 365n },
  fortnight: null,
}

const COUNTED_STATUSES = ['active', 'past_due']
const COUNTED_DURATIONS = ['forever', 'repeating']

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

function isInForce({ minute, minutes, duration }: Discount, now: number): boolean {
  if (!COUNTED_DURATIONS.includes(duration) || minute >= now) return false
  return minutes === null || minute + minutes >= now
}

/** Both in millionths of a minor unit, by product; from the state at the end of the day. */
function subscriptionMrr(subscription: Subscription, day: number): ReadonlyMap<string, bigint> {
  const now = (day + 1) * MINUTES_OF_DAY
  const status = valueAt(subscription.statuses, now)
  const months = MONTHS[subscription.interval]
  if (status === undefined || !COUNTED_STATUSES.includes(status) || months === null) return new Map()
  const priced = subscription.items.flatMap(({ versions }) => {
    const version = valueAt(versions, now)
    if (version === undefined || version === null || version.quantity < 0) return []
    return [{ product: version.price.product, cost: cyclePrice(version.price.scheme, version.quantity) }]
  })
  const gross = priced.reduce((sum, { cost }) => plus(sum, cost), ZERO)
  const discounts = subscription.discounts.filter((discount) => isInForce(discount, now))
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

/** MRR of a customer on a day, by `product|currency`; what is nothing has no row. */
export function customerDay(customer: Customer, day: number, rateOf: RateOf): ReadonlyMap<string, LedgerRow> {
  const micros = new Map<string, bigint>()
  for (const subscription of customer) {
    for (const [product, amount] of subscriptionMrr(subscription, day)) {
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
