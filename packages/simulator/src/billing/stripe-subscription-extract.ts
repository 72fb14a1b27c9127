import type { Instant } from '../clock/day.ts'
import {
  stripeSubscription,
  stripeSubscriptionDiscount,
  stripeSubscriptionHistory,
  stripeSubscriptionItem,
} from '../schemas/stripe-subscriptions.ts'
import type { Delivery } from '../writers/delivery.ts'
import type { ExtractLog } from '../writers/extract-log.ts'
import { methodAt, type PaymentMethod } from './payment-methods.ts'
import { priceById } from './prices.ts'
import type { ItemVersion, Subscription, SubscriptionItem } from './contract.ts'

/** How the connector writes "still": 9999-12-31 23:59:59. */
export const OPEN_END: Instant = Date.UTC(9999, 11, 31, 23, 59, 59)

/** Stripe gives a subscription a quantity only while it has one item. */
const soleQuantity = ({ items }: Subscription, at: Instant): number | null => {
  const held = items.flatMap((item) => item.versions.filter((version) => version.at <= at).slice(-1))
  const present = held.filter((version) => version.until === null || version.until > at)
  return present.length === 1 ? (present[0]?.quantity ?? null) : null
}

/** What a subscription has beside its own state. */
interface SubscriptionBilling {
  /** In the order of time. */
  readonly invoices: readonly { readonly id: string; readonly createdAt: Instant }[]
  readonly methods: readonly PaymentMethod[]
}

const extractVersions = (
  log: ExtractLog,
  subscription: Subscription,
  { invoices, methods }: SubscriptionBilling,
): void => {
  const { versions, sendsInvoices } = subscription
  for (const [index, version] of versions.entries()) {
    const next = versions[index + 1]
    const row = {
      id: subscription.id,
      customer_id: subscription.stripeCustomerId,
      status: version.status,
      latest_invoice_id: invoices.findLast(({ createdAt }) => createdAt <= version.at)?.id ?? null,
      default_payment_method_id: methodAt(methods, { byTransfer: sendsInvoices }, version.at)?.id ?? null,
      collection_method: sendsInvoices ? 'send_invoice' : 'charge_automatically',
      days_until_due: sendsInvoices ? 30 : null,
      quantity: soleQuantity(subscription, version.at),
      metadata: '{}',
      cancel_at_period_end: version.cancelAtPeriodEnd,
      livemode: true,
      created: subscription.createdAt,
      start_date: subscription.createdAt,
      current_period_start: version.periodStart,
      current_period_end: version.periodEnd,
      billing_cycle_anchor: subscription.anchor,
      trial_start: subscription.trialEnd === null ? null : subscription.createdAt,
      trial_end: subscription.trialEnd,
      cancel_at: version.cancelAt,
      canceled_at: version.canceledAt,
      ended_at: version.endedAt,
      pause_collection_behavior: version.status === 'paused' ? 'void' : null,
      pause_collection_resumes_at: version.resumesAt,
    }
    log.put(stripeSubscription, row, version.at)
    const opened = { ...row, _fivetran_start: version.at }
    log.put(
      stripeSubscriptionHistory,
      { ...opened, _fivetran_end: OPEN_END, _fivetran_active: true },
      version.at,
    )
    if (next !== undefined) {
      log.put(
        stripeSubscriptionHistory,
        { ...opened, _fivetran_end: next.at - 1, _fivetran_active: false },
        next.at,
      )
    }
  }
}

/** Whether this version of an item has the price that replaced the one before. */
const isMigrated = ({ priceId }: ItemVersion, before: ItemVersion | undefined): boolean =>
  before !== undefined &&
  priceById(priceId).plan === 'revised' &&
  priceById(before.priceId).plan === 'standard'

const extractItem = ({ log, mess }: Delivery, subscription: Subscription, item: SubscriptionItem): void => {
  const created = item.versions[0]?.at ?? subscription.createdAt
  for (const [index, version] of item.versions.entries()) {
    if (isMigrated(version, item.versions[index - 1])) {
      mess.note('plan_migration', { table: stripeSubscriptionItem, key: item.id, at: version.at })
    }
    const opened = {
      id: item.id,
      subscription_id: subscription.id,
      plan_id: version.priceId,
      quantity: version.quantity,
      metadata: '{}',
      created,
      _fivetran_start: version.at,
    }
    log.put(
      stripeSubscriptionItem,
      { ...opened, _fivetran_end: OPEN_END, _fivetran_active: true },
      version.at,
    )
    if (version.until !== null) {
      const closed = { ...opened, _fivetran_end: version.until - 1, _fivetran_active: false }
      log.put(stripeSubscriptionItem, closed, version.until)
    }
  }
}

export const extractSubscription = (
  delivery: Delivery,
  subscription: Subscription,
  billing: SubscriptionBilling,
): void => {
  const { log } = delivery
  extractVersions(log, subscription, billing)
  for (const item of subscription.items) extractItem(delivery, subscription, item)
  for (const { id, coupon, start, end } of subscription.discounts) {
    const row = {
      id,
      subscription_id: subscription.id,
      customer_id: subscription.stripeCustomerId,
      coupon_id: coupon.id,
      start,
      end,
    }
    log.add(stripeSubscriptionDiscount, row, start)
  }
}
