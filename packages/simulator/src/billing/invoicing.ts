import type { Instant } from '../clock/day.ts'
import { DAY } from '../clock/day.ts'
import { type AccountState, accountDraw, takeNumber } from './account-state.ts'
import { priceById } from './catalog.ts'
import { currentItem, type Invoice, type InvoiceLine, type Subscription } from './contract.ts'

export const INVOICE_TERMS_DAYS = 30

const TAX_PERCENT: Readonly<Record<string, number>> = { USD: 0, EUR: 20, GBP: 20 }

const licensedLines = (subscription: Subscription): readonly InvoiceLine[] =>
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
        amount: price.unitAmount * version.quantity,
        isProration: false,
      },
    ]
  })

const meteredLines = (
  account: AccountState,
  subscription: Subscription,
  at: Instant,
): readonly InvoiceLine[] =>
  subscription.items.flatMap((item) => {
    const version = currentItem(item)
    if (version === undefined || version.quantity !== null || at === subscription.createdAt) return []
    const price = priceById(version.priceId)
    const quantity = accountDraw(account, 'overage', at).integer(0, 900)
    const amount = price.unitAmount * quantity
    return [
      {
        itemId: item.id,
        priceId: price.id,
        description: price.nickname,
        quantity,
        amount,
        isProration: false,
      },
    ]
  })

/** Seats bought since the period before began are charged for the part of it that was left. */
const prorationLines = (
  subscription: Subscription,
  period: { readonly start: Instant; readonly end: Instant },
): readonly InvoiceLine[] =>
  subscription.items.flatMap((item) =>
    item.versions.slice(1).flatMap((version, index): readonly InvoiceLine[] => {
      const before = item.versions[index]
      if (before === undefined || before.quantity === null || version.quantity === null) return []
      if (version.at < period.start || version.at >= period.end) return []
      const added =
        priceById(version.priceId).unitAmount * version.quantity -
        priceById(before.priceId).unitAmount * before.quantity
      if (added <= 0) return []
      const share = (period.end - version.at) / (period.end - period.start)
      const amount = Math.round(added * share)
      return [
        {
          itemId: item.id,
          priceId: version.priceId,
          description: 'Remaining time',
          quantity: version.quantity,
          amount,
          isProration: true,
        },
      ]
    }),
  )

const discountOn = (subscription: Subscription, lines: readonly InvoiceLine[], at: Instant): number => {
  const base = lines.reduce((sum, line) => sum + (line.isProration ? 0 : line.amount), 0)
  const applied = subscription.discounts.map(({ coupon, start, end }) => {
    const isOver = coupon.duration === 'once' ? at > start : end !== null && at >= end
    if (at < start || isOver) return 0
    if (coupon.percentOffBasisPoints !== null)
      return Math.round((base * coupon.percentOffBasisPoints) / 10_000)
    return coupon.amountOff ?? 0
  })
  return Math.min(
    base,
    applied.reduce((sum, amount) => sum + amount, 0),
  )
}

export const issueInvoice = (account: AccountState, subscription: Subscription, at: Instant): Invoice => {
  const version = subscription.versions.at(-1)
  const before = subscription.versions.findLast((entry) => entry.periodEnd <= at)
  const lines = [
    ...licensedLines(subscription),
    ...meteredLines(account, subscription, at),
    ...(before === undefined
      ? []
      : prorationLines(subscription, { start: before.periodStart, end: before.periodEnd })),
  ]
  const gross = lines.reduce((sum, line) => sum + line.amount, 0)
  const subtotal = gross - discountOn(subscription, lines, at)
  const tax = Math.round((subtotal * (TAX_PERCENT[subscription.currency] ?? 0)) / 100)
  const invoice: Invoice = {
    number: takeNumber(account),
    subscription,
    reason: at === subscription.anchor ? 'subscription_create' : 'subscription_cycle',
    createdAt: at,
    dueAt: subscription.sendsInvoices ? at + INVOICE_TERMS_DAYS * DAY : null,
    periodStart: version?.periodStart ?? at,
    periodEnd: version?.periodEnd ?? at,
    lines,
    subtotal,
    tax,
    total: subtotal + tax,
    attempts: [],
    outcome: undefined,
  }
  account.invoices.push(invoice)
  return invoice
}
