import { DAY, HOUR, type Instant } from '../clock/day.ts'
import { stripeCharge, stripeDispute, stripePaymentIntent, stripeRefund } from '../schemas/stripe-payments.ts'
import type { Delivery } from '../writers/delivery.ts'
import { bookEntry } from './balance.ts'
import { processingFee } from './fees.ts'
import { amountDue, type Invoice, type PaymentAttempt } from './invoice.ts'
import { methodAt, type PaymentMethod } from './payment-methods.ts'

/** An invoice, its id in Stripe, and the payment methods of its customer. */
export interface BilledInvoice {
  readonly invoice: Invoice
  readonly invoiceId: string
  readonly methods: readonly PaymentMethod[]
}

const FAILURE = { code: 'card_declined', message: 'Your card was declined.' } as const
const DAYS_TO_ANSWER = 20

const suffixOf = ({ invoiceId }: BilledInvoice): string => invoiceId.slice(3)

export const chargeId = (billed: BilledInvoice, attempt: number): string => `ch_${suffixOf(billed)}${attempt}`

export const paymentIntentId = (billed: BilledInvoice): string => `pi_${suffixOf(billed)}`

export const refundId = (billed: BilledInvoice, index: number): string => `re_${suffixOf(billed)}${index}`

const currencyOf = ({ invoice }: BilledInvoice): string => invoice.subscription.currency.toLowerCase()

const methodOf = ({ invoice, methods }: BilledInvoice, at: Instant): PaymentMethod | undefined =>
  methodAt(methods, { byTransfer: invoice.subscription.sendsInvoices }, at)

const extractRefunds = (delivery: Delivery, billed: BilledInvoice, charge_id: string): void => {
  const { subscription, refunds } = billed.invoice
  for (const [index, { at, amount, reason }] of refunds.entries()) {
    const id = refundId(billed, index)
    const balance_transaction_id = `txn_${id}`
    const refund = { id, charge_id, balance_transaction_id, amount, currency: currencyOf(billed), reason }
    delivery.log.add(stripeRefund, { ...refund, status: 'succeeded', metadata: '{}', created: at }, at)
    bookEntry(delivery, {
      id: balance_transaction_id,
      source: id,
      type: subscription.sendsInvoices ? 'payment_refund' : 'refund',
      description: 'Refund',
      currency: subscription.currency,
      amount: -amount,
      fee: 0,
      at,
    })
  }
}

const extractDispute = (delivery: Delivery, billed: BilledInvoice, charge_id: string): void => {
  const { dispute, subscription } = billed.invoice
  if (dispute === undefined) return
  const { at, amount, answeredAt, outcome } = dispute
  const id = `dp_${suffixOf(billed)}`
  const entry = { source: id, type: 'adjustment', currency: subscription.currency } as const
  const withdrawal = { ...entry, id: `txn_${id}`, description: 'Dispute', amount: -amount }
  bookEntry(delivery, { ...withdrawal, fee: dispute.fee, at })
  const opened = {
    id,
    charge_id,
    balance_transaction: withdrawal.id,
    amount,
    currency: currencyOf(billed),
    reason: dispute.reason,
    status: 'needs_response',
    is_charge_refundable: false,
    evidence_details_due_by: at + DAYS_TO_ANSWER * DAY,
    evidence_details_has_evidence: false,
    evidence_details_past_due: false,
    evidence_details_submission_count: 0,
    metadata: '{}',
    livemode: true,
    created: at,
  }
  const answered = {
    ...opened,
    status: 'under_review',
    evidence_details_has_evidence: true,
    evidence_details_submission_count: 1,
  }
  delivery.log.put(stripeDispute, opened, at)
  if (answeredAt !== undefined) delivery.log.put(stripeDispute, answered, answeredAt)
  if (outcome === undefined) return
  delivery.log.put(stripeDispute, { ...answered, status: outcome.status }, outcome.at)
  if (outcome.status === 'won') {
    const won = { ...entry, id: `txn_${id}_won`, description: 'Dispute won', amount, fee: 0 }
    bookEntry(delivery, { ...won, at: outcome.at })
  }
}

const extractCharge = (
  delivery: Delivery,
  billed: BilledInvoice,
  made: { readonly attempt: PaymentAttempt; readonly index: number },
): void => {
  const { log, mess } = delivery
  const { invoice, invoiceId } = billed
  const { subscription } = invoice
  const { at, succeeded } = made.attempt
  const id = chargeId(billed, made.index)
  const amount = amountDue(invoice, at)
  const method = methodOf(billed, at)
  const balance_transaction_id = succeeded ? `txn_${id}` : null
  const spot = { table: stripeCharge, key: id, at }
  const delay = DAY * (1 + Math.floor(mess.chance('late_row', spot) * 4))
  const late = mess.happens('late_row', { ...spot, at: at + delay }) ? delay : 0
  const charge = {
    id,
    customer_id: subscription.stripeCustomerId,
    invoice_id: invoiceId,
    payment_intent_id: paymentIntentId(billed),
    payment_method_id: method?.id ?? null,
    card_id: method?.cardId ?? null,
    balance_transaction_id,
    description: 'Subscription payment',
    status: succeeded ? 'succeeded' : 'failed',
    failure_code: succeeded ? null : FAILURE.code,
    failure_message: succeeded ? null : FAILURE.message,
    currency: currencyOf(billed),
    amount,
    amount_refunded: 0,
    captured: succeeded,
    paid: succeeded,
    refunded: false,
    livemode: true,
    created: at,
  }
  log.put(stripeCharge, charge, at + late)
  if (balance_transaction_id === null) return
  bookEntry(delivery, {
    id: balance_transaction_id,
    source: id,
    type: subscription.sendsInvoices ? 'payment' : 'charge',
    description: 'Subscription payment',
    currency: subscription.currency,
    amount,
    fee: processingFee(subscription, amount),
    at,
  })
  let amount_refunded = 0
  for (const refund of invoice.refunds) {
    amount_refunded += refund.amount
    log.put(stripeCharge, { ...charge, amount_refunded, refunded: amount_refunded === amount }, refund.at)
  }
  extractRefunds(delivery, billed, id)
  extractDispute(delivery, billed, id)
}

/** Attempts of a customer who pays by transfer are reminders. */
const isCharge = ({ invoice }: BilledInvoice, { succeeded }: PaymentAttempt): boolean =>
  succeeded || !invoice.subscription.sendsInvoices

const extractIntent = ({ log }: Delivery, billed: BilledInvoice): void => {
  const { invoice } = billed
  const { attempts, outcome, createdAt, subscription } = invoice
  const created = createdAt + HOUR
  const intent = {
    id: paymentIntentId(billed),
    customer_id: subscription.stripeCustomerId,
    payment_method_id: methodOf(billed, created)?.id ?? null,
    description: 'Subscription payment',
    status: 'requires_payment_method',
    currency: currencyOf(billed),
    amount: invoice.total,
    amount_capturable: 0,
    amount_received: 0,
    capture_method: 'automatic',
    confirmation_method: 'automatic',
    livemode: true,
    created,
  }
  log.put(stripePaymentIntent, intent, created)
  let latest: typeof intent = intent
  for (const [index, attempt] of attempts.entries()) {
    const { at, succeeded } = attempt
    if (!isCharge(billed, attempt)) continue
    const amount = amountDue(invoice, at)
    latest = { ...latest, payment_method_id: methodOf(billed, at)?.id ?? null, amount }
    const failed = {
      ...latest,
      last_payment_error_charge_id: chargeId(billed, index),
      last_payment_error_code: FAILURE.code,
      last_payment_error_decline_code: 'generic_decline',
      last_payment_error_message: FAILURE.message,
    }
    const next = succeeded ? { ...latest, status: 'succeeded', amount_received: amount } : failed
    log.put(stripePaymentIntent, next, at)
    latest = next
  }
  if (outcome?.status !== 'void') return
  const canceled = {
    ...latest,
    status: 'canceled',
    cancellation_reason: 'void_invoice',
    canceled_at: outcome.at,
  }
  log.put(stripePaymentIntent, canceled, outcome.at)
}

/** What was tried to collect an invoice, and what was given back. */
export const extractPayments = (delivery: Delivery, billed: BilledInvoice): void => {
  if (billed.invoice.total === 0) return
  extractIntent(delivery, billed)
  for (const [index, attempt] of billed.invoice.attempts.entries()) {
    if (isCharge(billed, attempt)) extractCharge(delivery, billed, { attempt, index })
  }
}
