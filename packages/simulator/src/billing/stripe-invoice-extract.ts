import { DAY, HOUR, type Instant } from '../clock/day.ts'
import { identifier } from '../random/identifier.ts'
import { stripeInvoice, stripeInvoiceLineItem } from '../schemas/stripe-invoices.ts'
import { stripeCharge } from '../schemas/stripe-payments.ts'
import type { Row } from '../schemas/table.ts'
import type { Delivery } from '../writers/delivery.ts'
import type { Invoice } from './contract.ts'

const chargeId = (seed: number, invoice: Invoice, attempt: number): string =>
  `${identifier({ seed, prefix: 'ch_', length: 13 }, invoice.number)}${attempt}`

const extractCharges = ({ log, seed, mess }: Delivery, invoice: Invoice, invoiceId: string): void => {
  if (invoice.total === 0) return
  for (const [index, attempt] of invoice.attempts.entries()) {
    if (invoice.subscription.sendsInvoices && !attempt.succeeded) continue
    const id = chargeId(seed, invoice, index)
    const spot = { table: stripeCharge, key: id, at: attempt.at }
    const late = mess.happens('late_row', spot)
      ? DAY * (1 + Math.floor(mess.chance('late_row', spot) * 4))
      : 0
    log.add(
      stripeCharge,
      {
        id,
        customer_id: invoice.subscription.stripeCustomerId,
        invoice_id: invoiceId,
        payment_intent_id: `pi_${id.slice(3)}`,
        balance_transaction_id: attempt.succeeded ? `txn_${id.slice(3)}` : null,
        description: 'Subscription payment',
        status: attempt.succeeded ? 'succeeded' : 'failed',
        failure_code: attempt.succeeded ? null : 'card_declined',
        failure_message: attempt.succeeded ? null : 'Your card was declined.',
        currency: invoice.subscription.currency.toLowerCase(),
        amount: invoice.total,
        amount_refunded: 0,
        captured: attempt.succeeded,
        paid: attempt.succeeded,
        refunded: false,
        livemode: true,
        created: attempt.at,
      },
      attempt.at + late,
    )
  }
}

const extractLines = ({ log }: Delivery, invoice: Invoice, invoiceId: string): void => {
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
        type: 'subscription',
        description: line.description,
        currency: invoice.subscription.currency.toLowerCase(),
        quantity: line.quantity,
        amount: line.amount,
        proration: line.isProration,
        discountable: !line.isProration,
        livemode: true,
        period_start: invoice.periodStart,
        period_end: invoice.periodEnd,
      },
      invoice.createdAt,
    )
  }
}

/** Versions of the invoice: as issued, after each failed attempt, and when it was settled or given up. */
export const extractInvoice = (delivery: Delivery, invoice: Invoice): void => {
  const { log, seed } = delivery
  const id = identifier({ seed, prefix: 'in_', length: 14 }, invoice.number)
  const finalizedAt = invoice.createdAt + HOUR
  const issued: Row<typeof stripeInvoice> = {
    id,
    customer_id: invoice.subscription.stripeCustomerId,
    subscription_id: invoice.subscription.id,
    number: `ATL-${String(invoice.number).padStart(8, '0')}`,
    status: 'open',
    billing_reason: invoice.reason,
    currency: invoice.subscription.currency.toLowerCase(),
    subtotal: invoice.subtotal,
    tax: invoice.tax,
    total: invoice.total,
    amount_due: invoice.total,
    amount_paid: 0,
    amount_remaining: invoice.total,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    paid: false,
    livemode: true,
    is_deleted: false,
    created: invoice.createdAt,
    due_date: invoice.dueAt,
    finalized_at: finalizedAt,
    period_start: invoice.periodStart,
    period_end: invoice.periodEnd,
    status_transitions_finalized_at: finalizedAt,
  }
  log.put(stripeInvoice, issued, invoice.createdAt)
  const attemptsUntil = (at: Instant): number => invoice.attempts.filter((attempt) => attempt.at <= at).length
  for (const attempt of invoice.attempts) {
    if (attempt.succeeded) continue
    log.put(
      stripeInvoice,
      { ...issued, attempted: true, attempt_count: attemptsUntil(attempt.at) },
      attempt.at,
    )
  }
  const { outcome } = invoice
  if (outcome !== undefined) {
    const isPaid = outcome.status === 'paid'
    log.put(
      stripeInvoice,
      {
        ...issued,
        status: outcome.status,
        attempted: invoice.attempts.length > 0,
        attempt_count: attemptsUntil(outcome.at),
        paid: isPaid,
        charge_id: isPaid && invoice.total > 0 ? chargeId(seed, invoice, invoice.attempts.length - 1) : null,
        amount_paid: isPaid ? invoice.total : 0,
        amount_remaining: isPaid ? 0 : invoice.total,
        status_transitions_paid_at: isPaid ? outcome.at : null,
        status_transitions_voided_at: outcome.status === 'void' ? outcome.at : null,
        status_transitions_marked_uncollectible_at: outcome.status === 'uncollectible' ? outcome.at : null,
      },
      outcome.at,
    )
  }
  extractLines(delivery, invoice, id)
  extractCharges(delivery, invoice, id)
}
