import { addMonths, DAY, HOUR, type Instant } from '../clock/day.ts'
import type { ChurnDriver } from '../company/churn-hazard.ts'
import { lostEngagement } from '../company/month.ts'
import {
  type AccountEvent,
  type AccountState,
  accountDraw,
  liveSubscriptions,
  scheduleEvent,
} from './account-state.ts'
import {
  changeSubscription,
  currentItem,
  currentVersion,
  type Invoice,
  type Subscription,
} from './contract.ts'
import { INVOICE_TERMS_DAYS, issueInvoice } from './invoicing.ts'
import { cycleMonths, cycleOf } from './subscribing.ts'

const RETRY_DAYS = [3, 5, 9] as const
const DUNNING_DAYS = 16
const UNPAID_DAYS = 40
const FAILURE_PROBABILITY = { smb: 0.03, mid_market: 0.018, enterprise: 0.009 } as const
const RETRY_SUCCESS = 0.52

const monthsOf = (subscription: Subscription): number => {
  for (const item of subscription.items) {
    const version = currentItem(item)
    const cycle = version === undefined ? undefined : cycleOf(version.priceId)
    if (cycle !== undefined) return cycleMonths[cycle]
  }
  return 1
}

export const endService = (
  account: AccountState,
  subscription: Subscription,
  end: { readonly at: Instant; readonly driver: ChurnDriver },
): void => {
  const version = currentVersion(subscription)
  if (version.status === 'canceled') return
  changeSubscription(subscription, end.at, {
    status: 'canceled',
    canceledAt: version.canceledAt ?? end.at,
    endedAt: end.at,
  })
  if (liveSubscriptions(account).length > 0) return
  account.leftAt = end.at
  account.leaving = { at: end.at, driver: account.leaving?.driver ?? end.driver }
}

type RenewalEvent = Extract<AccountEvent, { kind: 'renewal' }>

export const renew = (account: AccountState, event: RenewalEvent): void => {
  const { at, subscription, cycle } = event
  const version = currentVersion(subscription)
  if (version.status === 'canceled') return
  if (version.cancelAtPeriodEnd && cycle > 0) {
    endService(account, subscription, { at, driver: account.leaving?.driver ?? 'usage' })
    return
  }
  const months = monthsOf(subscription)
  const nextAt = addMonths(subscription.anchor, months * (cycle + 1))
  scheduleEvent(account, { kind: 'renewal', at: nextAt, subscription, cycle: cycle + 1 })
  if (version.status === 'paused' || version.status === 'unpaid') return
  if (version.periodStart !== at || version.periodEnd !== nextAt) {
    changeSubscription(subscription, at, { periodStart: at, periodEnd: nextAt })
  }
  const invoice = issueInvoice(account, subscription, at)
  if (subscription.sendsInvoices) {
    const draw = accountDraw(account, 'bank-transfer', at)
    const days = draw.chance(0.88)
      ? draw.integer(6, INVOICE_TERMS_DAYS - 2)
      : draw.integer(INVOICE_TERMS_DAYS + 3, 62)
    scheduleEvent(account, { kind: 'payment', at: at + days * DAY + 5 * HOUR, invoice, attempt: 99 })
    scheduleEvent(account, { kind: 'overdue', at: at + INVOICE_TERMS_DAYS * DAY + HOUR, invoice })
  } else {
    scheduleEvent(account, { kind: 'payment', at: at + HOUR, invoice, attempt: 0 })
  }
}

const settle = (account: AccountState, invoice: Invoice, at: Instant): void => {
  invoice.attempts.push({ at, succeeded: true })
  invoice.outcome = { status: 'paid', at }
  const { subscription } = invoice
  const { status } = currentVersion(subscription)
  if (status === 'past_due' || status === 'incomplete' || status === 'unpaid') {
    const stillOwes = account.invoices.some(
      (other) =>
        other.subscription === subscription && other.outcome === undefined && other.attempts.length > 0,
    )
    if (!stillOwes) changeSubscription(subscription, at, { status: 'active' })
  }
}

type PaymentEvent = Extract<AccountEvent, { kind: 'payment' }>

export const attemptPayment = (account: AccountState, event: PaymentEvent): void => {
  const { at, invoice, attempt } = event
  const { subscription } = invoice
  const version = currentVersion(subscription)
  if (invoice.outcome !== undefined) return
  if (version.status === 'canceled') {
    invoice.outcome = { status: 'void', at }
    return
  }
  const draw = accountDraw(account, `payment-${attempt}`, at)
  const latent = account.months.at(-1)
  const neglect = latent === undefined ? 0 : lostEngagement(account.company, latent)
  const first = FAILURE_PROBABILITY[account.company.segment] * (1 + 6 * neglect)
  const failure = invoice.reason === 'subscription_create' ? first / 4 : first
  const succeeds =
    attempt === 99 || version.status === 'incomplete'
      ? true
      : attempt === 0
        ? !draw.chance(failure)
        : draw.chance(RETRY_SUCCESS * (1 - 0.6 * neglect))
  if (succeeds) {
    settle(account, invoice, at)
    return
  }
  invoice.attempts.push({ at, succeeded: false })
  account.lastPaymentFailure = at
  if (version.status === 'active') changeSubscription(subscription, at, { status: 'past_due' })
  const retryDays = RETRY_DAYS[attempt]
  if (retryDays !== undefined) {
    const retryAt = invoice.createdAt + HOUR + retryDays * DAY
    scheduleEvent(account, { kind: 'payment', at: retryAt, invoice, attempt: attempt + 1 })
  } else {
    scheduleEvent(account, { kind: 'dunning-end', at: invoice.createdAt + DUNNING_DAYS * DAY, invoice })
  }
}

/** What becomes of a debt that no retry collected: paid by hand, service suspended, or the end. */
export const endDunning = (
  account: AccountState,
  event: Extract<AccountEvent, { kind: 'dunning-end' }>,
): void => {
  const { at, invoice } = event
  const { subscription } = invoice
  const { status } = currentVersion(subscription)
  if (invoice.outcome !== undefined || status === 'canceled') return
  const fate = accountDraw(account, 'dunning', at).uniform()
  const isSuspended = status === 'unpaid'
  if (fate < (isSuspended ? 0.4 : 0.3)) {
    settle(account, invoice, at)
  } else if (!isSuspended && fate < 0.5) {
    changeSubscription(subscription, at, { status: 'unpaid' })
    scheduleEvent(account, { kind: 'dunning-end', at: at + UNPAID_DAYS * DAY, invoice })
  } else {
    invoice.outcome = { status: 'uncollectible', at }
    endService(account, subscription, { at, driver: 'delinquency' })
  }
}

export const noteOverdue = (
  account: AccountState,
  event: Extract<AccountEvent, { kind: 'overdue' }>,
): void => {
  const { at, invoice } = event
  if (invoice.outcome !== undefined || currentVersion(invoice.subscription).status !== 'active') return
  account.lastPaymentFailure = at
  invoice.attempts.push({ at, succeeded: false })
  changeSubscription(invoice.subscription, at, { status: 'past_due' })
}

export const endTrial = (
  account: AccountState,
  event: Extract<AccountEvent, { kind: 'trial-end' }>,
): void => {
  const { at, subscription } = event
  if (currentVersion(subscription).status !== 'trialing') return
  if (account.company.kind === 'customer') {
    changeSubscription(subscription, at, {
      status: 'active',
      periodStart: at,
      periodEnd: addMonths(at, monthsOf(subscription)),
    })
    scheduleEvent(account, { kind: 'renewal', at, subscription, cycle: 0 })
  } else {
    endService(account, subscription, { at, driver: 'usage' })
  }
}

export const resume = (event: Extract<AccountEvent, { kind: 'resume' }>): void => {
  if (currentVersion(event.subscription).status === 'paused') {
    changeSubscription(event.subscription, event.at, { status: 'active' })
  }
}
