import type { Subscription, SubscriptionItem, SubscriptionStatus } from '../billing/contract.ts'
import { priceById } from '../billing/prices.ts'
import { MINUTE, type Instant } from '../clock/day.ts'
import { appSubscriptions } from '../schemas/app.ts'
import type { Delivery } from '../writers/delivery.ts'

type AppStatus = 'pending' | 'trialing' | 'active' | 'past_due' | 'suspended' | 'paused' | 'ended'

const STATUS: Readonly<Record<SubscriptionStatus, AppStatus>> = {
  incomplete: 'pending',
  incomplete_expired: 'ended',
  trialing: 'trialing',
  active: 'active',
  past_due: 'past_due',
  unpaid: 'suspended',
  paused: 'paused',
  canceled: 'ended',
}

/** The application learns of a change in billing a minute later. */
const DELAY = MINUTE

const changeTimes = (subscription: Subscription, item: SubscriptionItem): readonly Instant[] => {
  const times = new Set<Instant>()
  const from = item.versions[0]?.at ?? subscription.createdAt
  for (const { at } of subscription.versions) if (at >= from) times.add(at)
  for (const { at, until } of item.versions) {
    times.add(at)
    if (until !== null) times.add(until)
  }
  return [...times].toSorted((left, right) => left - right)
}

const extractItem = (
  { log }: Delivery,
  accountId: string,
  held: { readonly subscription: Subscription; readonly item: SubscriptionItem },
): void => {
  const { subscription, item } = held
  let shown = ''
  for (const at of changeTimes(subscription, item)) {
    const version = subscription.versions.findLast((entry) => entry.at <= at)
    const last = item.versions.findLast((entry) => entry.at <= at)
    if (version === undefined || last === undefined || last.quantity === null) continue
    const isHeld = last.until === null || last.until > at
    const status = isHeld ? STATUS[version.status] : 'ended'
    const state = `${status} ${last.priceId} ${last.quantity}`
    if (state === shown) continue
    shown = state
    const price = priceById(last.priceId)
    const row = {
      subscription_id: `asub_${subscription.id.slice(4)}`,
      account_id: accountId,
      product: price.product,
      tier: price.tier,
      billing_interval: price.cycle ?? null,
      status,
      seats: last.quantity,
      stripe_subscription_id: subscription.id,
      stripe_customer_id: subscription.stripeCustomerId,
      started_at: item.versions[0]?.at ?? at,
      ended_at: status === 'ended' ? at : null,
      updated_at: at + DELAY,
      _fivetran_deleted: false,
    }
    log.put(appSubscriptions, row, at + DELAY)
    if (status === 'ended') return
  }
}

/** A row per product of each subscription, as the application keeps it. */
export const extractSubscriptions = (
  delivery: Delivery,
  accountId: string,
  subscriptions: readonly Subscription[],
): void => {
  for (const subscription of subscriptions) {
    for (const item of subscription.items) extractItem(delivery, accountId, { subscription, item })
  }
}
