import type { Instant } from '../clock/day.ts'
import type { Currency } from './catalog.ts'
import type { Discount, Subscription } from './contract.ts'

export interface InvoiceLine {
  readonly itemId: string | null
  readonly priceId: string
  readonly description: string
  readonly quantity: number | null
  readonly amount: number
  readonly isProration: boolean
  /** What is paid for: use in arrears, seats in advance. */
  readonly periodStart: Instant
  readonly periodEnd: Instant
}

export interface InvoiceDiscount {
  readonly discount: Discount
  readonly amount: number
}

export interface PaymentAttempt {
  readonly at: Instant
  readonly succeeded: boolean
}

export interface Refund {
  readonly at: Instant
  readonly amount: number
  readonly reason: 'requested_by_customer' | 'duplicate'
}

/** Amounts include the tax. Before payment it lowers what is due, afterwards it stands for a refund. */
export interface CreditNote {
  readonly at: Instant
  readonly total: number
  readonly tax: number
  readonly reason: 'order_change' | 'product_unsatisfactory' | 'duplicate'
  readonly refund: Refund | undefined
}

/** The customer's bank takes a payment back, for good unless the dispute is won. */
interface Dispute {
  readonly at: Instant
  readonly amount: number
  readonly fee: number
  readonly reason: 'fraudulent' | 'subscription_canceled' | 'unrecognized' | 'product_unacceptable'
  answeredAt: Instant | undefined
  outcome: { readonly status: 'won' | 'lost'; readonly at: Instant } | undefined
}

export interface Invoice {
  readonly number: number
  readonly subscription: Subscription
  readonly reason: 'subscription_create' | 'subscription_cycle' | 'subscription_update'
  /** For what was used up to the end of the service: paid although the subscription is over. */
  readonly isFinal: boolean
  readonly createdAt: Instant
  readonly dueAt: Instant | null
  readonly periodStart: Instant
  readonly periodEnd: Instant
  readonly lines: readonly InvoiceLine[]
  readonly discounts: readonly InvoiceDiscount[]
  /** Of the lines: before discounts and tax. */
  readonly subtotal: number
  readonly tax: number
  readonly total: number
  readonly attempts: PaymentAttempt[]
  readonly refunds: Refund[]
  readonly creditNotes: CreditNote[]
  dispute: Dispute | undefined
  outcome: { readonly status: 'paid' | 'uncollectible' | 'void'; readonly at: Instant } | undefined
}

/** As the customer sees it. */
export const printedNumber = ({ number }: Invoice): string => `ATL-${String(number).padStart(8, '0')}`

export const TAX_PERCENT: Readonly<Record<Currency, number>> = { USD: 0, EUR: 20, GBP: 20, JPY: 10 }

/** The tax that an amount contains. */
export const taxWithin = (currency: Currency, amount: number): number => {
  const percent = TAX_PERCENT[currency]
  return Math.round((amount * percent) / (100 + percent))
}

const creditedBeforePayment = (invoice: Invoice, at: Instant): number =>
  invoice.creditNotes.reduce(
    (sum, note) => sum + (note.refund === undefined && note.at <= at ? note.total : 0),
    0,
  )

export const creditedAfterPayment = (invoice: Invoice, at: Instant): number =>
  invoice.creditNotes.reduce(
    (sum, note) => sum + (note.refund !== undefined && note.at <= at ? note.total : 0),
    0,
  )

/** What is to be paid, as of an instant. */
export const amountDue = (invoice: Invoice, at: Instant): number =>
  invoice.total - creditedBeforePayment(invoice, at)

/** What was paid, less what was given back. */
export const amountKept = (invoice: Invoice): number =>
  invoice.outcome?.status === 'paid'
    ? amountDue(invoice, invoice.outcome.at) - invoice.refunds.reduce((sum, refund) => sum + refund.amount, 0)
    : 0
