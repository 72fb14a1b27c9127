import { addMonths, DAY, dayOf, daysInMonth, firstOfMonth, type Instant } from '../clock/day.ts'
import { churnDriverOf, churnHazard } from '../company/churn-hazard.ts'
import { firstLatentMonth, type LatentMonth, lostEngagement, nextLatentMonth } from '../company/month.ts'
import type { Segment } from '../company/company.ts'
import type { Stream } from '../random/stream.ts'
import {
  type AccountEvent,
  type AccountState,
  accountDraw,
  type Decision,
  liveSubscriptions,
  momentWithin,
  scheduleEvent,
} from './account-state.ts'
import { currentVersion, type Subscription } from './contract.ts'
import { priceWasRevised } from './price-plans.ts'

const RETURN_PROBABILITY = 0.016

/** How readily a segment buys more. */
const GROWTH: Readonly<Record<Segment, number>> = { smb: 0.55, mid_market: 0.42, enterprise: 0.42 }
/** How readily it buys less. */
const SHRINKAGE: Readonly<Record<Segment, number>> = { smb: 0.8, mid_market: 0.7, enterprise: 0.6 }

interface Likelihood {
  readonly decision: Decision
  readonly probability: number
}

/** What a company of this engagement may do in a month besides leaving. */
const likelihoods = (account: AccountState, engagement: number): readonly Likelihood[] => {
  const { ambition } = account.company.traits
  const scale = GROWTH[account.company.segment]
  const shrinkage = SHRINKAGE[account.company.segment]
  const keen = Math.max(0, engagement - 0.55)
  const weary = Math.max(0, 0.62 - engagement)
  return [
    { decision: 'add-seats', probability: scale * (0.02 + 0.3 * keen * (0.5 + ambition)) },
    { decision: 'remove-seats', probability: shrinkage * (0.01 + 0.11 * weary) },
    { decision: 'upgrade', probability: scale * (0.003 + 0.07 * keen) },
    { decision: 'downgrade', probability: shrinkage * (0.0035 + 0.035 * weary) },
    { decision: 'add-product', probability: scale * (0.004 + 0.08 * keen) },
    { decision: 'remove-product', probability: shrinkage * (0.0035 + 0.04 * weary) },
    { decision: 'second-subscription', probability: 0.003 + 0.01 * keen },
    { decision: 'pause', probability: account.company.segment === 'smb' ? 0.002 + 0.012 * weary : 0 },
  ]
}

const isCommitted = (subscription: Subscription): boolean => {
  const version = currentVersion(subscription)
  return version.periodEnd - version.periodStart > 100 * DAY
}

const discountEnded = (account: AccountState, from: Instant, to: Instant): boolean =>
  account.subscriptions.some((subscription) =>
    subscription.discounts.some(({ end }) => end !== null && end >= from && end < to),
  )

const restOfMonth = (from: Instant): { readonly from: Instant; readonly days: number } => {
  const month = firstOfMonth(dayOf(from))
  return { from, days: month + daysInMonth(month) - 1 - dayOf(from) }
}

/** Contracts are weighed most in the months before they end; who has just renewed one wants to make it work. */
const scrutinyOf = (account: AccountState, at: Instant): number => {
  const main = liveSubscriptions(account)[0]
  if (main === undefined || !isCommitted(main)) return 1
  const { periodStart, periodEnd } = currentVersion(main)
  if (at - periodStart < 35 * DAY) return 0
  return periodEnd - at < 125 * DAY ? 2 : 0.15
}

const considerLeaving = (account: AccountState, at: Instant, latent: LatentMonth): boolean => {
  const main = liveSubscriptions(account)[0]
  if (main === undefined || account.months.length < 2) return false
  const committed = isCommitted(main)
  const hazard = churnHazard({
    segment: account.company.segment,
    current: latent,
    lostEngagement: lostEngagement(account.company, latent),
    priceSensitivity: account.company.traits.priceSensitivity,
    priceRose: discountEnded(account, at - 60 * DAY, at) || priceWasRevised(account, at, 60),
    paymentsFail: account.lastPaymentFailure !== undefined && account.lastPaymentFailure > at - 60 * DAY,
    isCommitted: committed,
    renewalIsNear: currentVersion(main).periodEnd - at < 92 * DAY,
  })
  account.hazards.push(hazard)
  const draw = accountDraw(account, 'leave', at)
  if (!draw.chance(hazard.hazard)) return false
  const moment = momentWithin(account, draw, restOfMonth(at))
  account.leaving = { at: moment, driver: churnDriverOf(hazard, latent.decline) }
  scheduleEvent(account, { kind: 'decision', at: moment, decision: 'leave' })
  return true
}

const considerReturning = (account: AccountState, at: Instant, draw: Stream): void => {
  if (account.leftAt === undefined || at - account.leftAt < 40 * DAY || at - account.leftAt > 540 * DAY)
    return
  if (!draw.chance(RETURN_PROBABILITY)) return
  scheduleEvent(account, {
    kind: 'start',
    at: momentWithin(account, draw, restOfMonth(at)),
    isReturn: true,
  })
}

/** Once the decision to leave is made, use fades until the service ends. */
const fade = (latent: LatentMonth): LatentMonth => ({
  ...latent,
  engagement: Math.max(0.05, latent.engagement * 0.55),
})

/** At the start of each calendar month: how the company feels, and what it will do in it. */
export const beginMonth = (account: AccountState, event: Extract<AccountEvent, { kind: 'month' }>): void => {
  const { at } = event
  const month = firstOfMonth(dayOf(at))
  scheduleEvent(account, { kind: 'month', at: addMonths(month * DAY, 1) + 1000 })
  const previous = account.months.at(-1)
  const drawn =
    previous === undefined
      ? firstLatentMonth(account.company, month)
      : nextLatentMonth(account.seed, account.company, { previous, month, scrutiny: scrutinyOf(account, at) })
  const isLeaving = account.leaving !== undefined
  const latent = isLeaving ? fade(drawn) : drawn
  account.months.push(latent)
  const draw = accountDraw(account, 'month', at)
  if (account.leftAt !== undefined) {
    considerReturning(account, at, draw)
    return
  }
  if (isLeaving || account.company.kind !== 'customer' || liveSubscriptions(account).length === 0) return
  if (considerLeaving(account, at, latent)) return
  for (const { decision, probability } of likelihoods(account, latent.engagement)) {
    if (!draw.chance(probability)) continue
    const moment = momentWithin(account, draw, restOfMonth(at))
    scheduleEvent(account, { kind: 'decision', at: moment, decision })
  }
}
