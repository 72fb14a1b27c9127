import { DAY, dayOf, HOUR, type Instant, SECOND, startOfDay } from '../clock/day.ts'
import type { SimulatedPeriod } from '../clock/simulated-period.ts'
import type { Company } from '../company/company.ts'
import type { ChurnDriver, ChurnHazard } from '../company/churn-hazard.ts'
import type { LatentMonth } from '../company/month.ts'
import { identifier } from '../random/identifier.ts'
import { openStream, type Stream } from '../random/stream.ts'
import { isLive, type Subscription } from './contract.ts'
import type { Invoice } from './invoice.ts'

/** When something happens to an invoice. */
export interface InvoiceMoment {
  readonly at: Instant
  readonly invoice: Invoice
}

export type AccountEvent =
  | { readonly kind: 'month'; readonly at: Instant }
  | { readonly kind: 'start'; readonly at: Instant; readonly isReturn: boolean }
  | { readonly kind: 'trial-end'; readonly at: Instant; readonly subscription: Subscription }
  | {
      readonly kind: 'renewal'
      readonly at: Instant
      readonly subscription: Subscription
      readonly cycle: number
    }
  | { readonly kind: 'payment'; readonly at: Instant; readonly invoice: Invoice; readonly attempt: number }
  | {
      readonly kind:
        | 'dunning-end'
        | 'overdue'
        | 'expiry'
        | 'correction'
        | 'refund'
        | 'dispute'
        | 'dispute-answer'
        | 'dispute-end'
      readonly at: Instant
      readonly invoice: Invoice
    }
  | { readonly kind: 'resume'; readonly at: Instant; readonly subscription: Subscription }
  | { readonly kind: 'decision'; readonly at: Instant; readonly decision: Decision }

export type Decision =
  | 'leave'
  | 'add-seats'
  | 'remove-seats'
  | 'upgrade'
  | 'downgrade'
  | 'add-product'
  | 'remove-product'
  | 'second-subscription'
  | 'pause'

/** One company's account with Atlas while its history unfolds. */
export interface AccountState {
  readonly seed: number
  readonly company: Company
  readonly period: SimulatedPeriod
  readonly events: AccountEvent[]
  readonly stripeCustomerIds: string[]
  readonly subscriptions: Subscription[]
  readonly invoices: Invoice[]
  readonly months: LatentMonth[]
  readonly hazards: ChurnHazard[]
  nextNumber: number
  lastPaymentFailure: Instant | undefined
  leaving: { readonly at: Instant; readonly driver: ChurnDriver } | undefined
  leftAt: Instant | undefined
}

export const scheduleEvent = (account: AccountState, event: AccountEvent): void => {
  account.events.push(event)
}

/** The earliest event; of simultaneous ones the one scheduled first. */
export const takeNextEvent = (account: AccountState): AccountEvent | undefined => {
  let earliest = 0
  for (let index = 1; index < account.events.length; index++) {
    if ((account.events[index]?.at ?? 0) < (account.events[earliest]?.at ?? 0)) earliest = index
  }
  return account.events.splice(earliest, 1)[0]
}

/** An id with a number of the account's own, so that no other account can shift it. */
export const accountIdentifier = (account: AccountState, prefix: string, length: number): string =>
  identifier({ seed: account.seed, prefix, length }, takeNumber(account))

export const takeNumber = (account: AccountState): number => account.company.uid * 1024 + account.nextNumber++

export const accountDraw = (account: AccountState, purpose: string, at: Instant): Stream =>
  openStream(account.seed, purpose, account.company.uid, Math.floor(at / SECOND))

/** A moment of the working day in the company's own time, never at midnight. */
export const workingMoment = (account: AccountState, draw: Stream, day: number): Instant =>
  startOfDay(day) +
  Math.min(23, Math.max(1, draw.integer(8, 17) - account.company.country.utcOffset)) * HOUR +
  draw.integer(1, 3599) * SECOND

/** A working moment between `from` and `days` later. */
export const momentWithin = (
  account: AccountState,
  draw: Stream,
  window: { readonly from: Instant; readonly days: number },
): Instant => {
  const moment = workingMoment(account, draw, dayOf(window.from) + draw.integer(0, window.days))
  return moment > window.from ? moment : moment + DAY
}

export const liveSubscriptions = (account: AccountState): readonly Subscription[] =>
  account.subscriptions.filter(isLive)
