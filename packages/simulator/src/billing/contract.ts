import type { Instant } from '../clock/day.ts'
import type { Currency } from './catalog.ts'

export type SubscriptionStatus =
  | 'incomplete'
  | 'incomplete_expired'
  | 'trialing'
  | 'active'
  | 'past_due'
  | 'unpaid'
  | 'paused'
  | 'canceled'

/** In force from `at` until the next version. */
export interface SubscriptionVersion {
  readonly at: Instant
  readonly status: SubscriptionStatus
  readonly periodStart: Instant
  readonly periodEnd: Instant
  readonly cancelAtPeriodEnd: boolean
  readonly resumesAt: Instant | null
  readonly cancelAt: Instant | null
  readonly canceledAt: Instant | null
  readonly endedAt: Instant | null
}

/** In force from `at` until `until` (exclusive). */
export interface ItemVersion {
  readonly at: Instant
  readonly until: Instant | null
  readonly priceId: string
  /** Null for metered prices. */
  readonly quantity: number | null
}

export interface SubscriptionItem {
  readonly id: string
  readonly versions: ItemVersion[]
}

type CouponDuration = 'forever' | 'repeating' | 'once'

export interface Coupon {
  readonly id: string
  readonly name: string
  /** Hundredths of a percent. */
  readonly percentOffBasisPoints: number | null
  readonly amountOff: number | null
  readonly currency: Currency | null
  readonly duration: CouponDuration
  readonly durationInMonths: number | null
}

export interface Discount {
  readonly id: string
  readonly coupon: Coupon
  readonly start: Instant
  readonly end: Instant | null
}

export interface Subscription {
  readonly id: string
  readonly stripeCustomerId: string
  readonly currency: Currency
  readonly createdAt: Instant
  readonly anchor: Instant
  readonly trialEnd: Instant | null
  readonly sendsInvoices: boolean
  readonly versions: SubscriptionVersion[]
  readonly items: SubscriptionItem[]
  readonly discounts: Discount[]
}

export const currentVersion = (subscription: Subscription): SubscriptionVersion => {
  const version = subscription.versions.at(-1)
  if (version === undefined) throw new Error(`subscription ${subscription.id} has no version`)
  return version
}

/** A second change at the same instant replaces the first. */
export const changeSubscription = (
  subscription: Subscription,
  at: Instant,
  change: Partial<Omit<SubscriptionVersion, 'at'>>,
): void => {
  const last = currentVersion(subscription)
  if (last.at === at) subscription.versions.pop()
  subscription.versions.push({ ...last, ...change, at })
}

export const currentItem = (item: SubscriptionItem): ItemVersion | undefined => {
  const version = item.versions.at(-1)
  return version?.until === null ? version : undefined
}

/** Closes the open version and, unless the item is removed, opens the next. */
export const changeItem = (
  item: SubscriptionItem,
  at: Instant,
  next: { readonly priceId: string; readonly quantity: number | null } | undefined,
): void => {
  const last = item.versions.pop()
  if (last !== undefined && last.at < at) item.versions.push({ ...last, until: at })
  if (next !== undefined) item.versions.push({ at, until: null, ...next })
}

/** Statuses that nothing follows. */
export const isOver = (status: SubscriptionStatus): boolean =>
  status === 'canceled' || status === 'incomplete_expired'

export const isLive = (subscription: Subscription): boolean => !isOver(currentVersion(subscription).status)

/** The items that are still on the subscription and billed by seat. */
export const licensedItems = (subscription: Subscription): readonly SubscriptionItem[] =>
  subscription.items.filter((item) => {
    const version = currentItem(item)
    return version !== undefined && version.quantity !== null
  })
