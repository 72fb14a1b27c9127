import { addMonths } from '../clock/day.ts'
import { type AccountEvent, type AccountState, scheduleEvent } from './account-state.ts'
import { changeSubscription, currentVersion, isOver } from './contract.ts'
import { issueFinalInvoice, issueInvoice, monthsPerCycle } from './invoicing.ts'
import { collect } from './payments.ts'
import { adoptRevisedPrices } from './price-plans.ts'
import { endService } from './service-end.ts'

type EventOf<Kind extends AccountEvent['kind']> = Extract<AccountEvent, { readonly kind: Kind }>

export const renew = (account: AccountState, event: EventOf<'renewal'>): void => {
  const { at, subscription, cycle } = event
  const version = currentVersion(subscription)
  if (isOver(version.status)) return
  if (version.cancelAtPeriodEnd && cycle > 0) {
    const last = issueFinalInvoice(account, subscription, at)
    if (last !== undefined) collect(account, last)
    endService(account, subscription, { at, driver: account.leaving?.driver ?? 'usage' })
    return
  }
  const nextAt = addMonths(subscription.anchor, monthsPerCycle(subscription) * (cycle + 1))
  scheduleEvent(account, { kind: 'renewal', at: nextAt, subscription, cycle: cycle + 1 })
  if (version.status === 'paused' || version.status === 'unpaid') return
  if (version.periodStart !== at || version.periodEnd !== nextAt) {
    changeSubscription(subscription, at, { periodStart: at, periodEnd: nextAt })
  }
  if (cycle > 0) adoptRevisedPrices(account, subscription, at)
  collect(account, issueInvoice(account, subscription, at))
}

export const endTrial = (account: AccountState, event: EventOf<'trial-end'>): void => {
  const { at, subscription } = event
  if (currentVersion(subscription).status !== 'trialing') return
  if (account.company.kind === 'customer') {
    changeSubscription(subscription, at, {
      status: 'active',
      periodStart: at,
      periodEnd: addMonths(at, monthsPerCycle(subscription)),
    })
    scheduleEvent(account, { kind: 'renewal', at, subscription, cycle: 0 })
  } else {
    endService(account, subscription, { at, driver: 'usage' })
  }
}

export const resume = (event: EventOf<'resume'>): void => {
  if (currentVersion(event.subscription).status === 'paused') {
    changeSubscription(event.subscription, event.at, { status: 'active', resumesAt: null })
  }
}
