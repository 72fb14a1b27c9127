import { HOUR, type Instant } from '../clock/day.ts'
import {
  stripeCreditNote,
  stripeCreditNoteLineItem,
  stripeDiscount,
  stripeInvoice,
  stripeInvoiceLineItem,
} from '../schemas/stripe-invoices.ts'
import type { Row } from '../schemas/table.ts'
import type { Delivery } from '../writers/delivery.ts'
import { amountDue, creditedAfterPayment, type Invoice, printedNumber } from './invoice.ts'
import { nextAttemptAt } from './payments.ts'
import {
  type BilledInvoice,
  chargeId,
  extractPayments,
  paymentIntentId,
  refundId,
} from './stripe-payment-extract.ts'

const extractLines = ({ log }: Delivery, { invoice, invoiceId }: BilledInvoice): void => {
  for (const [index, line] of invoice.lines.entries()) {
    log.add(
      stripeInvoiceLineItem,
      {
        id: `il_${invoiceId.slice(3)}${index}`,
        invoice_id: invoiceId,
        subscription_id: invoice.subscription.id,
        subscription_item_id: line.itemId,
        price_id: line.priceId,
        plan_id: line.priceId,
        type: line.isProration ? 'invoiceitem' : 'subscription',
        description: line.description,
        currency: invoice.subscription.currency.toLowerCase(),
        quantity: line.quantity,
        amount: line.amount,
        proration: line.isProration,
        discountable: !line.isProration,
        livemode: true,
        period_start: line.periodStart,
        period_end: line.periodEnd,
      },
      invoice.createdAt,
    )
  }
}

const extractDiscounts = ({ log }: Delivery, { invoice, invoiceId }: BilledInvoice): void => {
  for (const { discount, amount } of invoice.discounts) {
    log.add(
      stripeDiscount,
      {
        id: discount.id,
        type: 'invoice',
        type_id: invoiceId,
        amount,
        coupon_id: discount.coupon.id,
        customer_id: invoice.subscription.stripeCustomerId,
        invoice_id: invoiceId,
        subscription_id: invoice.subscription.id,
        start: discount.start,
        end: discount.end,
      },
      invoice.createdAt,
    )
  }
}

const extractCreditNotes = ({ log }: Delivery, billed: BilledInvoice): void => {
  const { invoice, invoiceId } = billed
  for (const [index, { at, total, tax, reason, refund }] of invoice.creditNotes.entries()) {
    const id = `cn_${invoiceId.slice(3)}${index}`
    const subtotal = total - tax
    const line = {
      credit_note_id: id,
      id: `cnli_${id.slice(3)}`,
      type: 'custom_line_item',
      description: 'Credit',
    }
    const note = { discount_amount: 0, livemode: true }
    log.add(
      stripeCreditNote,
      {
        ...note,
        id,
        invoice_id: invoiceId,
        refund_id: refund === undefined ? null : refundId(billed, invoice.refunds.indexOf(refund)),
        number: `${printedNumber(invoice)}-CN-${String(index + 1).padStart(2, '0')}`,
        type: refund === undefined ? 'pre_payment' : 'post_payment',
        reason,
        status: 'issued',
        currency: invoice.subscription.currency.toLowerCase(),
        amount: total,
        subtotal,
        total,
        metadata: '{}',
        created: at,
      },
      at,
    )
    const priced = {
      quantity: 1,
      unit_amount: subtotal,
      unit_amount_decimal: String(subtotal),
      amount: subtotal,
    }
    log.add(stripeCreditNoteLineItem, { ...note, ...line, ...priced }, at)
  }
}

const stateAt = (billed: BilledInvoice, at: Instant): Row<typeof stripeInvoice> => {
  const { invoice, invoiceId } = billed
  const { subscription, attempts } = invoice
  const tried = attempts.filter((attempt) => attempt.at <= at).length
  const outcome = invoice.outcome !== undefined && invoice.outcome.at <= at ? invoice.outcome : undefined
  const isPaid = outcome?.status === 'paid'
  const due = amountDue(invoice, at)
  const finalizedAt = invoice.createdAt + HOUR
  const next = outcome === undefined ? nextAttemptAt(invoice, tried) : undefined
  return {
    id: invoiceId,
    customer_id: subscription.stripeCustomerId,
    subscription_id: subscription.id,
    charge_id: isPaid && invoice.total > 0 ? chargeId(billed, attempts.length - 1) : null,
    payment_intent_id: invoice.total > 0 ? paymentIntentId(billed) : null,
    number: printedNumber(invoice),
    status: outcome?.status ?? 'open',
    billing_reason: invoice.reason,
    currency: subscription.currency.toLowerCase(),
    subtotal: invoice.subtotal,
    tax: invoice.tax,
    total: invoice.total,
    pre_payment_credit_notes_amount: invoice.total - due,
    post_payment_credit_notes_amount: creditedAfterPayment(invoice, at),
    amount_due: due,
    amount_paid: isPaid ? due : 0,
    amount_remaining: isPaid ? 0 : due,
    attempt_count: tried,
    attempted: tried > 0,
    auto_advance: true,
    paid: isPaid,
    livemode: true,
    is_deleted: false,
    created: invoice.createdAt,
    due_date: invoice.dueAt,
    next_payment_attempt: next ?? null,
    finalized_at: finalizedAt,
    period_start: invoice.periodStart,
    period_end: invoice.periodEnd,
    status_transitions_finalized_at: finalizedAt,
    status_transitions_paid_at: isPaid ? outcome.at : null,
    status_transitions_voided_at: outcome?.status === 'void' ? outcome.at : null,
    status_transitions_marked_uncollectible_at: outcome?.status === 'uncollectible' ? outcome.at : null,
  }
}

/** When it was issued, failed to be paid, was corrected, settled or given up, and credited. */
const changesOf = (invoice: Invoice): readonly Instant[] => {
  const instants = [invoice.createdAt]
  for (const { at, succeeded } of invoice.attempts) if (!succeeded) instants.push(at)
  for (const { at } of invoice.creditNotes) instants.push(at)
  if (invoice.outcome !== undefined) instants.push(invoice.outcome.at)
  return instants.toSorted((left, right) => left - right)
}

export const extractInvoice = (delivery: Delivery, billed: BilledInvoice): void => {
  for (const at of changesOf(billed.invoice)) delivery.log.put(stripeInvoice, stateAt(billed, at), at)
  extractLines(delivery, billed)
  extractDiscounts(delivery, billed)
  extractCreditNotes(delivery, billed)
  extractPayments(delivery, billed)
}
