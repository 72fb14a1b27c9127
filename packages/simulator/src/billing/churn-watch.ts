import { DAY, dayOf, firstOfMonth, type Instant } from '../clock/day.ts'
import { churnHazard } from '../company/churn-hazard.ts'
import { lostEngagement } from '../company/month.ts'
import { type AccountState, liveSubscriptions } from './account-state.ts'
import { currentVersion, type Subscription } from './contract.ts'
import { priceWasRevised } from './price-plans.ts'

const isCommitted = (subscription: Subscription): boolean => {
  const version = currentVersion(subscription)
  return version.periodEnd - version.periodStart > 100 * DAY
}

const discountEnded = (account: AccountState, from: Instant, to: Instant): boolean =>
  account.subscriptions.some((subscription) =>
    subscription.discounts.some(({ end }) => end !== null && end >= from && end < to),
  )

/** Contracts are weighed most in the months before they end; who has just renewed one wants to make it work. */
export const scrutinyOf = (account: AccountState, at: Instant): number => {
  const main = liveSubscriptions(account)[0]
  if (main === undefined || !isCommitted(main)) return 1
  const { periodStart, periodEnd } = currentVersion(main)
  if (at - periodStart < 35 * DAY) return 0
  return periodEnd - at < 125 * DAY ? 2 : 0.15
}

/**
 * Writes down how likely a customer is to decide to leave in the month that has begun. It does not in the month of
 * signing up, and who has decided has decided.
 */
export const noteHazard = (account: AccountState, at: Instant): void => {
  const latent = account.months.at(-1)
  if (latent === undefined || account.hazards.at(-1)?.month === firstOfMonth(dayOf(at))) return
  const main = liveSubscriptions(account)[0]
  const computed = churnHazard({
    segment: account.company.segment,
    current: latent,
    lostEngagement: lostEngagement(account.company, latent),
    priceSensitivity: account.company.traits.priceSensitivity,
    priceRose: discountEnded(account, at - 60 * DAY, at) || priceWasRevised(account, at, 60),
    paymentsFail: account.lastPaymentFailure !== undefined && account.lastPaymentFailure > at - 60 * DAY,
    isCommitted: main !== undefined && isCommitted(main),
    renewalIsNear: main !== undefined && currentVersion(main).periodEnd - at < 92 * DAY,
  })
  const isNew = account.months.length < 2
  account.hazards.push(
    account.leaving !== undefined
      ? { ...computed, hazard: 1 }
      : isNew
        ? { ...computed, hazard: 0 }
        : computed,
  )
}
