import { addMonths, DAY, dayOf, daysInMonth, firstOfMonth, type Instant } from '../clock/day.ts'
import { churnDriverOf } from '../company/churn-hazard.ts'
import { firstLatentMonth, type LatentMonth, nextLatentMonth } from '../company/month.ts'
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
import { noteHazard, scrutinyOf } from './churn-watch.ts'

const RETURN_PROBABILITY = 0.016

/** How readily a segment buys more. */
const GROWTH: Readonly<Record<Segment, number>> = { smb: 0.45, mid_market: 0.38, enterprise: 0.4 }
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
    { decision: 'add-seats', probability: scale * (0.02 + 0.2 * keen * (0.5 + ambition)) },
    { decision: 'remove-seats', probability: shrinkage * (0.01 + 0.11 * weary) },
    { decision: 'upgrade', probability: scale * (0.003 + 0.07 * keen) },
    { decision: 'downgrade', probability: shrinkage * (0.0035 + 0.035 * weary) },
    { decision: 'add-product', probability: scale * (0.012 + 0.14 * keen) },
    { decision: 'remove-product', probability: shrinkage * (0.0035 + 0.04 * weary) },
    { decision: 'second-subscription', probability: 0.003 + 0.01 * keen },
    { decision: 'pause', probability: account.company.segment === 'smb' ? 0.002 + 0.012 * weary : 0 },
  ]
}

const restOfMonth = (from: Instant): { readonly from: Instant; readonly days: number } => {
  const month = firstOfMonth(dayOf(from))
  return { from, days: month + daysInMonth(month) - 1 - dayOf(from) }
}

const considerLeaving = (account: AccountState, at: Instant, latent: LatentMonth): boolean => {
  const hazard = account.hazards.at(-1)
  if (hazard === undefined || account.months.length < 2) return false
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
  if (account.company.kind !== 'customer' || liveSubscriptions(account).length === 0) return
  noteHazard(account, at)
  if (isLeaving) return
  if (considerLeaving(account, at, latent)) return
  for (const { decision, probability } of likelihoods(account, latent.engagement)) {
    if (!draw.chance(probability)) continue
    const moment = momentWithin(account, draw, restOfMonth(at))
    scheduleEvent(account, { kind: 'decision', at: moment, decision })
  }
}
