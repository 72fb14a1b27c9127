import { DAY, dayOf, HOUR, type Instant } from '../clock/day.ts'
import {
  type AccountState,
  accountDraw,
  type InvoiceMoment,
  scheduleEvent,
  workingMoment,
} from './account-state.ts'
import type { Currency } from './catalog.ts'
import type { Subscription } from './contract.ts'
import { amountKept, type CreditNote, type Invoice, type Refund, taxWithin } from './invoice.ts'

const DISPUTE_PROBABILITY = 0.003
const REFUND_PROBABILITY = 0.01
const REFUND_IN_PAIN_PROBABILITY = 0.05
const DISPUTE_WON_SHARE = 0.35
const CREDIT_NOTE_SHARE = 0.6

/** Soon after a payment nothing is given back, so that a charge which is reported late is never older than its refund. */
const QUIET_DAYS = 6

const DISPUTE_FEE: Readonly<Record<Currency, number>> = { USD: 1500, EUR: 2000, GBP: 2000, JPY: 1300 }

/** After a payment: some customers want money back, of some the bank takes it back. */
export const considerAftermath = (account: AccountState, invoice: Invoice, at: Instant): void => {
  if (amountKept(invoice) <= 0) return
  const draw = accountDraw(account, 'aftermath', at)
  const pain = account.months.at(-1)?.supportPain ?? 0
  const isDisputed = !invoice.subscription.sendsInvoices && draw.chance(DISPUTE_PROBABILITY)
  const isRefunded = draw.chance(REFUND_PROBABILITY + REFUND_IN_PAIN_PROBABILITY * pain)
  const after = (low: number, high: number): Instant =>
    workingMoment(account, draw, dayOf(at) + draw.integer(low, high))
  if (isDisputed) scheduleEvent(account, { kind: 'dispute', at: after(8, 60), invoice })
  else if (isRefunded) scheduleEvent(account, { kind: 'refund', at: after(QUIET_DAYS + 1, 26), invoice })
}

const giveBack = (
  invoice: Invoice,
  refund: Refund,
  note: { readonly isWritten: boolean; readonly reason: CreditNote['reason'] },
): void => {
  invoice.refunds.push(refund)
  if (!note.isWritten) return
  const { at, amount: total } = refund
  const tax = taxWithin(invoice.subscription.currency, total)
  invoice.creditNotes.push({ at, total, tax, reason: note.reason, refund })
}

export const refund = (account: AccountState, event: InvoiceMoment): void => {
  const { at, invoice } = event
  const kept = amountKept(invoice)
  if (kept <= 0 || invoice.dispute !== undefined || invoice.refunds.length > 0) return
  const draw = accountDraw(account, 'refund', at)
  const isDuplicate = draw.chance(0.2)
  const share = draw.chance(0.4) ? 1 : draw.integer(10, 50) / 100
  const amount = Math.max(1, Math.round(kept * share))
  giveBack(
    invoice,
    { at, amount, reason: isDuplicate ? 'duplicate' : 'requested_by_customer' },
    {
      isWritten: draw.chance(CREDIT_NOTE_SHARE),
      reason: isDuplicate ? 'duplicate' : 'product_unsatisfactory',
    },
  )
}

/** Gives back what was paid for the rest of a long contract that ends now. */
export const refundRest = (account: AccountState, subscription: Subscription, at: Instant): void => {
  for (const invoice of account.invoices) {
    const isPaid = invoice.outcome?.status === 'paid' && invoice.outcome.at < at - QUIET_DAYS * DAY
    if (invoice.subscription !== subscription || !isPaid || invoice.periodEnd <= at) continue
    const from = Math.max(invoice.periodStart, invoice.createdAt)
    const share = (invoice.periodEnd - at) / (invoice.periodEnd - from)
    const amount = Math.round(amountKept(invoice) * share)
    if (amount <= 0 || invoice.dispute !== undefined) continue
    giveBack(
      invoice,
      { at, amount, reason: 'requested_by_customer' },
      { isWritten: true, reason: 'order_change' },
    )
  }
}

/** An invoice was wrong: less is due. */
export const correct = (account: AccountState, event: InvoiceMoment): void => {
  const { at, invoice } = event
  if (invoice.outcome !== undefined || invoice.total === 0) return
  const total = Math.round((invoice.total * accountDraw(account, 'correction', at).integer(3, 20)) / 100)
  if (total === 0) return
  const tax = taxWithin(invoice.subscription.currency, total)
  invoice.creditNotes.push({ at, total, tax, reason: 'order_change', refund: undefined })
}

export const dispute = (account: AccountState, event: InvoiceMoment): void => {
  const { at, invoice } = event
  if (invoice.refunds.length > 0 || invoice.dispute !== undefined) return
  const draw = accountDraw(account, 'dispute', at)
  invoice.dispute = {
    at,
    amount: amountKept(invoice),
    fee: DISPUTE_FEE[invoice.subscription.currency],
    reason: draw.pick([
      'fraudulent',
      'subscription_canceled',
      'unrecognized',
      'product_unacceptable',
    ] as const),
    answeredAt: undefined,
    outcome: undefined,
  }
  const answerAt = at + draw.integer(2, 12) * DAY + HOUR
  scheduleEvent(account, { kind: 'dispute-answer', at: answerAt, invoice })
  scheduleEvent(account, { kind: 'dispute-end', at: answerAt + draw.integer(20, 60) * DAY, invoice })
}

export const answerDispute = (event: InvoiceMoment): void => {
  if (event.invoice.dispute !== undefined) event.invoice.dispute.answeredAt = event.at
}

export const endDispute = (account: AccountState, event: InvoiceMoment): void => {
  const { at, invoice } = event
  if (invoice.dispute === undefined) return
  const isWon = accountDraw(account, 'dispute-end', at).chance(DISPUTE_WON_SHARE)
  invoice.dispute.outcome = { status: isWon ? 'won' : 'lost', at }
}
