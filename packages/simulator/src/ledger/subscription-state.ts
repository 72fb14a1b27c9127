import type { Currency } from '../billing/catalog.ts'
import type { Subscription } from '../billing/contract.ts'
import { priceAmount, priceById } from '../billing/prices.ts'
import { type Day, dayOf, type Instant, startOfDay } from '../clock/day.ts'
import { cycleFactor, itemMicros, type Micros } from './item-mrr.ts'

const COUNTED = new Set(['active', 'past_due'])

/** What is in force when day `day` is over: begun before its end and not ended before it. */
const inForce = (span: { readonly from: Instant; readonly to: Instant | null }, dayEnd: Instant): boolean =>
  span.from < dayEnd && (span.to === null || span.to >= dayEnd)

export interface ProductMrr {
  readonly productId: string
  readonly currency: Currency
  readonly micros: Micros
}

/** MRR of one subscription's items at the end of a day; nothing of it is rounded to money yet. */
export const subscriptionMrr = (subscription: Subscription, day: Day): readonly ProductMrr[] => {
  const dayEnd = startOfDay(day + 1)
  const version = subscription.versions.findLast((entry) => entry.at < dayEnd)
  if (version === undefined || !COUNTED.has(version.status)) return []
  const discounts = subscription.discounts.filter(
    ({ coupon, start, end }) => coupon.duration !== 'once' && inForce({ from: start, to: end }, dayEnd),
  )
  const percentOffBasisPoints = BigInt(discounts[0]?.coupon.percentOffBasisPoints ?? 0)
  const amountOff = BigInt(discounts[0]?.coupon.amountOff ?? 0)
  const held = subscription.items.flatMap((item) => {
    const current = item.versions.find((entry) => inForce({ from: entry.at, to: entry.until }, dayEnd))
    if (current === undefined || current.quantity === null) return []
    const price = priceById(current.priceId)
    return [{ price, cycleAmount: BigInt(priceAmount(price, current.quantity)) }]
  })
  const subscriptionAmount = held.reduce((sum, { cycleAmount }) => sum + cycleAmount, 0n)
  return held.map(({ price, cycleAmount }) => ({
    productId: price.productId,
    currency: price.currency,
    micros: itemMicros({
      cycleAmount,
      subscriptionAmount,
      cycle: cycleFactor(price.interval, price.intervalCount),
      percentOffBasisPoints,
      amountOff,
    }),
  }))
}

/** The days at whose end a subscription may be worth something else than the day before. */
export const changeDays = (subscriptions: readonly Subscription[]): ReadonlySet<Day> => {
  const instants = subscriptions.flatMap((subscription) => [
    ...subscription.versions.map((version) => version.at),
    ...subscription.items.flatMap((item) => item.versions.flatMap((version) => [version.at, version.until])),
    ...subscription.discounts.flatMap((discount) => [discount.start, discount.end]),
  ])
  return new Set(instants.flatMap((instant) => (instant === null ? [] : [dayOf(instant)])))
}
