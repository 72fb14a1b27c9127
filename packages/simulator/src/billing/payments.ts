import { DAY, HOUR, type Instant } from '../clock/day.ts'
import { lostEngagement } from '../company/month.ts'
import { considerAftermath } from './aftermath.ts'
import {
  type AccountEvent,
  type AccountState,
  accountDraw,
  type InvoiceMoment,
  scheduleEvent,
} from './account-state.ts'
import { changeSubscription, currentVersion, isOver, type Subscription } from './contract.ts'
import type { Invoice } from './invoice.ts'
import { INVOICE_TERMS_DAYS } from './invoicing.ts'
import { endService } from './service-end.ts'

const RETRY_DAYS = [3, 5, 9] as const
const DUNNING_DAYS = 16
const UNPAID_DAYS = 40
/** Whose first payment has not succeeded by then has not subscribed. */
const EXPIRY_HOURS = 23
const FAILURE_PROBABILITY = { smb: 0.03, mid_market: 0.018, enterprise: 0.009 } as const
const RETRY_SUCCESS = 0.52
const BILLING_ERROR_SHARE = 0.03

/** A payment that cannot fail: a transfer, or what a customer pays after the end. */
const CERTAIN = 99

type PaymentEvent = Extract<AccountEvent, { readonly kind: 'payment' }>

/** Charges the card an hour after the invoice, or waits for the customer's transfer. */
export const collect = (account: AccountState, invoice: Invoice): void => {
  const { createdAt: at } = invoice
  if (!invoice.subscription.sendsInvoices) {
    const attempt = invoice.isFinal ? CERTAIN : 0
    scheduleEvent(account, { kind: 'payment', at: at + HOUR, invoice, attempt })
    return
  }
  const draw = accountDraw(account, 'bank-transfer', at)
  const days = draw.chance(0.88)
    ? draw.integer(6, INVOICE_TERMS_DAYS - 2)
    : draw.integer(INVOICE_TERMS_DAYS + 3, 62)
  scheduleEvent(account, { kind: 'payment', at: at + days * DAY + 5 * HOUR, invoice, attempt: CERTAIN })
  scheduleEvent(account, { kind: 'overdue', at: at + INVOICE_TERMS_DAYS * DAY + HOUR, invoice })
  if (draw.chance(BILLING_ERROR_SHARE)) {
    scheduleEvent(account, { kind: 'correction', at: at + draw.integer(2, 5) * DAY + 2 * HOUR, invoice })
  }
}

const unpaidInvoices = (account: AccountState, subscription: Subscription): readonly Invoice[] =>
  account.invoices.filter(
    (other) =>
      other.subscription === subscription && other.outcome === undefined && other.attempts.length > 0,
  )

const settle = (account: AccountState, invoice: Invoice, at: Instant): void => {
  invoice.attempts.push({ at, succeeded: true })
  invoice.outcome = { status: 'paid', at }
  considerAftermath(account, invoice, at)
  const { subscription } = invoice
  const { status } = currentVersion(subscription)
  if (status === 'past_due' || status === 'incomplete' || status === 'unpaid') {
    if (unpaidInvoices(account, subscription).length === 0)
      changeSubscription(subscription, at, { status: 'active' })
  }
}

const succeeds = (account: AccountState, event: PaymentEvent): boolean => {
  const { at, invoice, attempt } = event
  if (attempt === CERTAIN) return true
  if (currentVersion(invoice.subscription).status === 'incomplete') return account.company.kind === 'customer'
  const draw = accountDraw(account, `payment-${attempt}`, at)
  const latent = account.months.at(-1)
  const neglect = latent === undefined ? 0 : lostEngagement(account.company, latent)
  if (attempt > 0) return draw.chance(RETRY_SUCCESS * (1 - 0.6 * neglect))
  const failure = FAILURE_PROBABILITY[account.company.segment] * (1 + 6 * neglect)
  return !draw.chance(at < invoice.subscription.anchor + DAY ? failure / 4 : failure)
}

export const attemptPayment = (account: AccountState, event: PaymentEvent): void => {
  const { at, invoice, attempt } = event
  const { subscription } = invoice
  const { status } = currentVersion(subscription)
  if (invoice.outcome !== undefined) return
  if (isOver(status) && !invoice.isFinal) {
    invoice.outcome = { status: 'void', at }
    return
  }
  if (succeeds(account, event)) {
    settle(account, invoice, at)
    return
  }
  invoice.attempts.push({ at, succeeded: false })
  if (status === 'incomplete') {
    scheduleEvent(account, { kind: 'expiry', at: invoice.createdAt + EXPIRY_HOURS * HOUR, invoice })
    return
  }
  account.lastPaymentFailure = at
  if (status === 'active') changeSubscription(subscription, at, { status: 'past_due' })
  const retryAt = nextAttemptAt(invoice)
  if (retryAt === undefined) {
    scheduleEvent(account, { kind: 'dunning-end', at: invoice.createdAt + DUNNING_DAYS * DAY, invoice })
  } else {
    scheduleEvent(account, { kind: 'payment', at: retryAt, invoice, attempt: attempt + 1 })
  }
}

/** When a card is charged again after the attempts so far. */
export const nextAttemptAt = (
  invoice: Invoice,
  failures: number = invoice.attempts.length,
): Instant | undefined => {
  const days = failures === 0 ? 0 : RETRY_DAYS[failures - 1]
  return invoice.subscription.sendsInvoices || days === undefined
    ? undefined
    : invoice.createdAt + HOUR + days * DAY
}

/** What becomes of a debt that no retry collected: paid by hand, service suspended, or the end. */
export const endDunning = (account: AccountState, event: InvoiceMoment): void => {
  const { at, invoice } = event
  const { subscription } = invoice
  const { status } = currentVersion(subscription)
  if (invoice.outcome !== undefined || isOver(status)) return
  const fate = accountDraw(account, 'dunning', at).uniform()
  const isSuspended = status === 'unpaid'
  if (fate < (isSuspended ? 0.6 : 0.3)) {
    // Who wants the service back pays all that is owed.
    for (const owed of isSuspended ? unpaidInvoices(account, subscription) : [invoice])
      settle(account, owed, at)
  } else if (!isSuspended && fate < 0.6) {
    changeSubscription(subscription, at, { status: 'unpaid' })
    scheduleEvent(account, { kind: 'dunning-end', at: at + UNPAID_DAYS * DAY, invoice })
  } else {
    invoice.outcome = { status: 'uncollectible', at }
    endService(account, subscription, { at, driver: 'delinquency' })
  }
}

/** The first payment failed for good: there never was a subscription. */
export const expire = (account: AccountState, { at, invoice }: InvoiceMoment): void => {
  const { subscription } = invoice
  if (currentVersion(subscription).status !== 'incomplete') return
  invoice.outcome = { status: 'void', at }
  changeSubscription(subscription, at, { status: 'incomplete_expired', endedAt: at })
  if (account.subscriptions.every((other) => isOver(currentVersion(other).status))) account.leftAt = at
}

export const noteOverdue = (account: AccountState, event: InvoiceMoment): void => {
  const { at, invoice } = event
  if (invoice.outcome !== undefined || currentVersion(invoice.subscription).status !== 'active') return
  account.lastPaymentFailure = at
  invoice.attempts.push({ at, succeeded: false })
  changeSubscription(invoice.subscription, at, { status: 'past_due' })
}
