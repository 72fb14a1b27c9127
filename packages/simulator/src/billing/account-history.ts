import { DAY, type Instant, startOfDay } from '../clock/day.ts'
import type { SimulatedPeriod } from '../clock/simulated-period.ts'
import type { Company } from '../company/company.ts'
import type { ChurnDriver, ChurnHazard } from '../company/churn-hazard.ts'
import type { LatentMonth } from '../company/month.ts'
import { identifier } from '../random/identifier.ts'
import { openStream } from '../random/stream.ts'
import {
  type AccountEvent,
  type AccountState,
  accountDraw,
  type InvoiceMoment,
  scheduleEvent,
  takeNextEvent,
  workingMoment,
} from './account-state.ts'
import { answerDispute, correct, dispute, endDispute, refund } from './aftermath.ts'
import { endTrial, renew, resume } from './billing-cycle.ts'
import { carryOut } from './changes.ts'
import { noteHazard } from './churn-watch.ts'
import type { Subscription } from './contract.ts'
import { beginMonth } from './decisions.ts'
import type { Invoice } from './invoice.ts'
import { attemptPayment, endDunning, expire, noteOverdue } from './payments.ts'
import { openSubscription } from './subscribing.ts'

const SECOND_ENTITY_SHARE = 0.04
/** Of prospects: they mean to buy at once, and their card is declined. */
const UNTRIED_SHARE = 0.15
const TRIAL_SHARE = { smb: 0.45, mid_market: 0.2, enterprise: 0 } as const

/** What happened between one company and Atlas up to the end of the period. */
export interface AccountHistory {
  readonly company: Company
  readonly signedUpAt: Instant
  /** The first is the main one; a second billing entity where there is one. */
  readonly stripeCustomerIds: readonly string[]
  readonly subscriptions: readonly Subscription[]
  readonly invoices: readonly Invoice[]
  readonly months: readonly LatentMonth[]
  readonly hazards: readonly ChurnHazard[]
  readonly leftAt: Instant | undefined
  readonly churnDriver: ChurnDriver | undefined
}

const start = (account: AccountState, event: Extract<AccountEvent, { kind: 'start' }>): void => {
  const { company } = account
  const draw = accountDraw(account, 'start', event.at)
  const withTrial =
    company.kind === 'prospect'
      ? company.segment === 'enterprise' || !draw.chance(UNTRIED_SHARE)
      : !event.isReturn && draw.chance(TRIAL_SHARE[company.segment])
  account.leftAt = undefined
  account.leaving = undefined
  if (company.kind === 'customer') noteHazard(account, event.at)
  const [stripeCustomerId, secondEntity] = account.stripeCustomerIds
  if (stripeCustomerId === undefined) return
  openSubscription(account, {
    at: event.at,
    stripeCustomerId,
    currency: company.currency,
    owned: new Set(),
    withTrial,
  })
  if (secondEntity !== undefined && !event.isReturn) {
    const moment = workingMoment(account, draw, Math.floor(event.at / DAY) + draw.integer(45, 160))
    scheduleEvent(account, { kind: 'decision', at: moment, decision: 'second-subscription' })
  }
}

const handle = (account: AccountState, event: AccountEvent): void => {
  switch (event.kind) {
    case 'month':
      return beginMonth(account, event)
    case 'start':
      return start(account, event)
    case 'trial-end':
      return endTrial(account, event)
    case 'renewal':
      return renew(account, event)
    case 'payment':
      return attemptPayment(account, event)
    case 'resume':
      return resume(event)
    case 'decision':
      return carryOut(account, event)
    default:
      return handleInvoice(account, event)
  }
}

type InvoiceEvent = Exclude<Extract<AccountEvent, InvoiceMoment>, { readonly kind: 'payment' }>

const handleInvoice = (account: AccountState, { kind, at, invoice }: InvoiceEvent): void => {
  const event = { at, invoice }
  switch (kind) {
    case 'dunning-end':
      return endDunning(account, event)
    case 'overdue':
      return noteOverdue(account, event)
    case 'expiry':
      return expire(account, event)
    case 'correction':
      return correct(account, event)
    case 'refund':
      return refund(account, event)
    case 'dispute':
      return dispute(account, event)
    case 'dispute-answer':
      return answerDispute(event)
    case 'dispute-end':
      return endDispute(account, event)
  }
}

/** Lives a company's account event by event, so that a later end of the period only adds events. */
export const liveAccount = (seed: number, company: Company, period: SimulatedPeriod): AccountHistory => {
  const draw = openStream(seed, 'account', company.uid)
  const hasSecondEntity = company.kind === 'customer' && draw.chance(SECOND_ENTITY_SHARE)
  const account: AccountState = {
    seed,
    company,
    period,
    events: [],
    stripeCustomerIds: Array.from({ length: hasSecondEntity ? 2 : 1 }, (_, index) =>
      identifier({ seed, prefix: 'cus_', length: 14 }, company.uid * 2 + index),
    ),
    subscriptions: [],
    invoices: [],
    months: [],
    hazards: [],
    nextNumber: 0,
    lastPaymentFailure: undefined,
    leaving: undefined,
    leftAt: undefined,
  }
  const signedUpAt = workingMoment(account, draw, company.signupDay)
  if (company.kind !== 'test' && company.hasAppAccount) {
    scheduleEvent(account, { kind: 'start', at: signedUpAt + 600_000, isReturn: false })
  }
  scheduleEvent(account, { kind: 'month', at: startOfDay(company.signupDay) + 1000 })
  for (let event = takeNextEvent(account); event !== undefined; event = takeNextEvent(account)) {
    if (event.at >= period.endsAt) break
    handle(account, event)
  }
  return {
    company,
    signedUpAt,
    stripeCustomerIds: account.stripeCustomerIds,
    subscriptions: account.subscriptions,
    invoices: account.invoices,
    months: account.months,
    hazards: account.hazards,
    leftAt: account.leftAt,
    churnDriver: account.leftAt === undefined ? undefined : account.leaving?.driver,
  }
}
