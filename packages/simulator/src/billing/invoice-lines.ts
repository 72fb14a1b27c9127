import type { Instant } from '../clock/day.ts'
import { type AccountState, accountDraw } from './account-state.ts'
import { currentItem, type ItemVersion, type Subscription, type SubscriptionItem } from './contract.ts'
import type { InvoiceDiscount, InvoiceLine } from './invoice.ts'
import { priceAmount, priceById } from './prices.ts'

export interface BillingPeriod {
  readonly start: Instant
  readonly end: Instant
}

/** Seats are paid in advance. */
export const licensedLines = (subscription: Subscription, period: BillingPeriod): readonly InvoiceLine[] =>
  subscription.items.flatMap((item) => {
    const version = currentItem(item)
    if (version === undefined || version.quantity === null) return []
    const price = priceById(version.priceId)
    return [
      {
        itemId: item.id,
        priceId: price.id,
        description: `${version.quantity} × ${price.nickname}`,
        quantity: version.quantity,
        amount: priceAmount(price, version.quantity),
        isProration: false,
        periodStart: period.start,
        periodEnd: period.end,
      },
    ]
  })

/** Use is paid in arrears: `period` is the one that is over. */
export const meteredLines = (
  account: AccountState,
  subscription: Subscription,
  period: BillingPeriod,
): readonly InvoiceLine[] =>
  subscription.items.flatMap((item) => {
    const version = item.versions.at(-1)
    if (version === undefined || version.quantity !== null) return []
    const price = priceById(version.priceId)
    const quantity = accountDraw(account, 'overage', period.end).integer(0, 900)
    return [
      {
        itemId: item.id,
        priceId: price.id,
        description: price.nickname,
        quantity,
        amount: priceAmount(price, quantity),
        isProration: false,
        periodStart: period.start,
        periodEnd: period.end,
      },
    ]
  })

const versionAmount = (version: ItemVersion | undefined): number =>
  version === undefined || version.quantity === null
    ? 0
    : priceAmount(priceById(version.priceId), version.quantity)

interface Addition {
  readonly item: SubscriptionItem
  readonly before: ItemVersion | undefined
  readonly after: ItemVersion
}

const additionLines = ({ item, before, after }: Addition, period: BillingPeriod): readonly InvoiceLine[] => {
  const share = (period.end - after.at) / (period.end - period.start)
  const line = (version: ItemVersion, amount: number, description: string): InvoiceLine => ({
    itemId: item.id,
    priceId: version.priceId,
    description,
    quantity: version.quantity,
    amount,
    isProration: true,
    periodStart: after.at,
    periodEnd: period.end,
  })
  return [
    ...(before === undefined
      ? []
      : [line(before, -Math.round(versionAmount(before) * share), 'Unused time')]),
    line(after, Math.round(versionAmount(after) * share), 'Remaining time'),
  ]
}

/** What was bought during a period is charged for what was left of it; who buys less gets nothing back. */
export const prorationLines = (subscription: Subscription, period: BillingPeriod): readonly InvoiceLine[] =>
  subscription.items.flatMap((item) =>
    item.versions.flatMap((after, index): readonly InvoiceLine[] => {
      const before = item.versions[index - 1]
      const isWithin = after.at > period.start && after.at < period.end
      if (!isWithin || after.quantity === null || versionAmount(after) <= versionAmount(before)) return []
      return additionLines({ item, before, after }, period)
    }),
  )

/** Discounts apply to what is billed regularly, one after the other, and never to more than there is. */
export const discountsOn = (
  subscription: Subscription,
  lines: readonly InvoiceLine[],
  at: Instant,
): readonly InvoiceDiscount[] => {
  let left = lines.reduce((sum, line) => sum + (line.isProration ? 0 : line.amount), 0)
  return subscription.discounts.flatMap((discount): readonly InvoiceDiscount[] => {
    const { coupon, start, end } = discount
    const isOver = coupon.duration === 'once' ? at > subscription.anchor : end !== null && at >= end
    if (at < start || isOver) return []
    const wanted =
      coupon.percentOffBasisPoints === null
        ? (coupon.amountOff ?? 0)
        : Math.round((left * coupon.percentOffBasisPoints) / 10_000)
    const amount = Math.min(left, wanted)
    left -= amount
    return amount === 0 ? [] : [{ discount, amount }]
  })
}
