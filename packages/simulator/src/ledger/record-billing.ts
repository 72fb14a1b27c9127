import type { Currency } from '../billing/catalog.ts'
import { processingFee } from '../billing/fees.ts'
import { amountDue, type Invoice, printedNumber } from '../billing/invoice.ts'
import { type Day, dayOf, firstOfMonth, type Instant } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import { truthBillingMonth, truthPayment } from '../schemas/truth-billing.ts'
import type { TruthLog } from '../truth/truth-log.ts'

interface Payment {
  readonly at: Instant
  readonly kind: 'charge' | 'refund' | 'dispute' | 'dispute_won'
  /** Signed. */
  readonly amount: number
  readonly fee: number
}

const paymentsOf = (invoice: Invoice): readonly Payment[] => {
  const { outcome, refunds, dispute, subscription } = invoice
  if (outcome?.status !== 'paid' || invoice.total === 0) return []
  const amount = amountDue(invoice, outcome.at)
  return [
    { at: outcome.at, kind: 'charge', amount, fee: processingFee(subscription, amount) },
    ...refunds.map((refund): Payment => ({ at: refund.at, kind: 'refund', amount: -refund.amount, fee: 0 })),
    ...(dispute === undefined
      ? []
      : [{ at: dispute.at, kind: 'dispute', amount: -dispute.amount, fee: dispute.fee } as const]),
    ...(dispute?.outcome?.status === 'won'
      ? [{ at: dispute.outcome.at, kind: 'dispute_won', amount: dispute.amount, fee: 0 } as const]
      : []),
  ]
}

type Figure =
  | 'billed'
  | 'discount'
  | 'tax'
  | 'usage'
  | 'credited'
  | 'collected'
  | 'refunded'
  | 'disputed'
  | 'written_off'

interface BillingMonth {
  readonly month: Day
  readonly currency: Currency
  readonly figures: Record<Figure, number>
}

type Months = Map<string, BillingMonth>

const monthAt = (months: Months, currency: Currency, at: Instant): Record<Figure, number> => {
  const month = firstOfMonth(dayOf(at))
  const key = `${month} ${currency}`
  const known = months.get(key)
  if (known !== undefined) return known.figures
  const figures: Record<Figure, number> = {
    billed: 0,
    discount: 0,
    tax: 0,
    usage: 0,
    credited: 0,
    collected: 0,
    refunded: 0,
    disputed: 0,
    written_off: 0,
  }
  months.set(key, { month, currency, figures })
  return figures
}

const figureOf: Readonly<Record<Payment['kind'], readonly [Figure, sign: 1 | -1]>> = {
  charge: ['collected', 1],
  refund: ['refunded', -1],
  dispute: ['disputed', -1],
  dispute_won: ['disputed', -1],
}

const countInvoice = (months: Months, invoice: Invoice, payments: readonly Payment[]): void => {
  const { currency } = invoice.subscription
  const issued = monthAt(months, currency, invoice.createdAt)
  issued.billed += invoice.subtotal
  issued.tax += invoice.tax
  for (const { amount } of invoice.discounts) issued.discount += amount
  for (const { isProration, amount, periodEnd } of invoice.lines) {
    if (!isProration && periodEnd <= invoice.createdAt) issued.usage += amount
  }
  for (const { at, total } of invoice.creditNotes) monthAt(months, currency, at).credited += total
  for (const { at, kind, amount } of payments) {
    const [figure, sign] = figureOf[kind]
    monthAt(months, currency, at)[figure] += sign * amount
  }
  const { outcome } = invoice
  if (outcome !== undefined && outcome.status !== 'paid') {
    monthAt(months, currency, outcome.at).written_off += amountDue(invoice, outcome.at)
  }
}

/** Every payment of a company, and what it was billed and paid by month, from the contracts alone. */
export const recordBilling = (truth: TruthLog, { company, history }: Account): void => {
  const months: Months = new Map()
  for (const invoice of history.invoices) {
    const payments = paymentsOf(invoice)
    countInvoice(months, invoice, payments)
    for (const { at, kind, amount, fee } of payments) {
      truth.add(truthPayment, {
        company_id: company.companyId,
        invoice_number: printedNumber(invoice),
        occurred_at: at,
        kind,
        currency: invoice.subscription.currency,
        amount_minor: amount,
        fee_minor: fee,
      })
    }
  }
  for (const { month, currency, figures } of [...months.values()].toSorted(
    (left, right) => left.month - right.month || (left.currency < right.currency ? -1 : 1),
  )) {
    truth.add(truthBillingMonth, {
      company_id: company.companyId,
      month,
      currency,
      billed_minor: figures.billed,
      discount_minor: figures.discount,
      tax_minor: figures.tax,
      usage_minor: figures.usage,
      credited_minor: figures.credited,
      collected_minor: figures.collected,
      refunded_minor: figures.refunded,
      disputed_minor: figures.disputed,
      written_off_minor: figures.written_off,
    })
  }
}
