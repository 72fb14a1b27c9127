import { DAY, type Instant } from '../clock/day.ts'
import { type AccountState, takeNumber } from './account-state.ts'
import { currentItem, currentVersion, type Subscription } from './contract.ts'
import { type Invoice, type InvoiceLine, TAX_PERCENT } from './invoice.ts'
import {
  type BillingPeriod,
  discountsOn,
  licensedLines,
  meteredLines,
  prorationLines,
} from './invoice-lines.ts'
import { cycleMonths, priceById } from './prices.ts'

export const INVOICE_TERMS_DAYS = 30

/** Months between two invoices. */
export const monthsPerCycle = (subscription: Subscription): number => {
  for (const item of subscription.items) {
    const version = currentItem(item)
    const cycle = version === undefined ? undefined : priceById(version.priceId).cycle
    if (cycle !== undefined) return cycleMonths[cycle]
  }
  return 1
}

/** Changes of long contracts are billed at once, those of short ones with the next invoice. */
const isBilledAtOnce = (subscription: Subscription): boolean => monthsPerCycle(subscription) > 1

interface Draft {
  readonly at: Instant
  readonly reason: Invoice['reason']
  readonly isFinal: boolean
  readonly period: BillingPeriod
  readonly lines: readonly InvoiceLine[]
}

const issue = (account: AccountState, subscription: Subscription, draft: Draft): Invoice => {
  const { at, lines, period } = draft
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0)
  const discounts = discountsOn(subscription, lines, at)
  const net = subtotal - discounts.reduce((sum, { amount }) => sum + amount, 0)
  const tax = Math.round((net * TAX_PERCENT[subscription.currency]) / 100)
  const invoice: Invoice = {
    number: takeNumber(account),
    subscription,
    reason: draft.reason,
    isFinal: draft.isFinal,
    createdAt: at,
    dueAt: subscription.sendsInvoices ? at + INVOICE_TERMS_DAYS * DAY : null,
    periodStart: period.start,
    periodEnd: period.end,
    lines,
    discounts,
    subtotal,
    tax,
    total: net + tax,
    attempts: [],
    refunds: [],
    creditNotes: [],
    dispute: undefined,
    outcome: undefined,
  }
  account.invoices.push(invoice)
  return invoice
}

const finishedPeriod = (subscription: Subscription, at: Instant): BillingPeriod | undefined => {
  const before = subscription.versions.findLast((entry) => entry.periodEnd <= at)
  return at === subscription.anchor || before === undefined
    ? undefined
    : { start: before.periodStart, end: before.periodEnd }
}

/** At the start of a period: its seats, what was used in the one before, and what was bought during that. */
export const issueInvoice = (account: AccountState, subscription: Subscription, at: Instant): Invoice => {
  const { periodStart, periodEnd } = currentVersion(subscription)
  const period = { start: periodStart, end: periodEnd }
  const finished = finishedPeriod(subscription, at)
  const lines = [
    ...licensedLines(subscription, period),
    ...(finished === undefined ? [] : meteredLines(account, subscription, finished)),
    ...(finished === undefined || isBilledAtOnce(subscription) ? [] : prorationLines(subscription, finished)),
  ]
  const reason = at === subscription.createdAt ? 'subscription_create' : 'subscription_cycle'
  return issue(account, subscription, { at, reason, isFinal: false, period, lines })
}

/** A trial begins with an invoice of nothing. */
export const issueTrialInvoice = (account: AccountState, subscription: Subscription): void => {
  const { createdAt: at } = subscription
  const { periodStart, periodEnd } = currentVersion(subscription)
  const period = { start: periodStart, end: periodEnd }
  const lines = licensedLines(subscription, period).map((line) => ({
    ...line,
    amount: 0,
    description: `Trial of ${line.description}`,
  }))
  const invoice = issue(account, subscription, {
    at,
    reason: 'subscription_create',
    isFinal: false,
    period,
    lines,
  })
  invoice.outcome = { status: 'paid', at }
}

/** After the end of the service: what was used in the last period. Undefined where nothing was. */
export const issueFinalInvoice = (
  account: AccountState,
  subscription: Subscription,
  at: Instant,
): Invoice | undefined => {
  const finished = finishedPeriod(subscription, at)
  if (finished === undefined) return undefined
  const lines = meteredLines(account, subscription, finished).filter((line) => line.amount > 0)
  if (lines.length === 0) return undefined
  return issue(account, subscription, {
    at,
    reason: 'subscription_cycle',
    isFinal: true,
    period: finished,
    lines,
  })
}

/** For what was added to a long contract just now. Undefined where it waits for the next invoice. */
export const issueUpdateInvoice = (
  account: AccountState,
  subscription: Subscription,
  at: Instant,
): Invoice | undefined => {
  if (!isBilledAtOnce(subscription)) return undefined
  const { periodStart, periodEnd } = currentVersion(subscription)
  const period = { start: periodStart, end: periodEnd }
  const lines = prorationLines(subscription, period).filter((line) => line.periodStart === at)
  if (lines.reduce((sum, line) => sum + line.amount, 0) <= 0) return undefined
  return issue(account, subscription, { at, reason: 'subscription_update', isFinal: false, period, lines })
}
