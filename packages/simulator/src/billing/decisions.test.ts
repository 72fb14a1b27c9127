import { beforeAll, describe, expect, it } from 'vitest'
import { DAY, dayFromDate } from '../clock/day.ts'
import { lostEngagement } from '../company/month.ts'
import { livedHistories } from '../testing/lived-histories.ts'
import type { AccountHistory } from './account-history.ts'

const WARNING = 0.25

let histories: readonly AccountHistory[]
beforeAll(() => {
  histories = livedHistories().filter(({ company }) => company.kind === 'customer')
})

/** The most that was lost of the usual engagement in the two whole months before `day`. */
const lostBefore = (history: AccountHistory, day: number): number =>
  Math.max(
    0,
    ...history.months
      .filter(({ month }) => month * DAY < day - 25 * DAY)
      .slice(-2)
      .map((latent) => lostEngagement(history.company, latent)),
  )

const left = (): readonly (AccountHistory & { readonly leftAt: number })[] =>
  histories.flatMap((history) => {
    const { leftAt } = history
    return leftAt === undefined ? [] : [{ ...history, leftAt }]
  })

const shareOf = <T>(entries: readonly T[], condition: (entry: T) => boolean): number =>
  entries.filter(condition).length / entries.length

describe('customers who leave', () => {
  it('have mostly been in decline before, and about one in six leaves without warning', () => {
    const silent = shareOf(left(), (history) => lostBefore(history, history.leftAt) < WARNING)
    expect(silent).toBeGreaterThan(0.08)
    expect(silent).toBeLessThan(0.3)
  })

  it('have each a driver', () => {
    expect(left().filter(({ churnDriver }) => churnDriver === undefined)).toEqual([])
  })
})

describe('a decline', () => {
  it('ends in churn more often than in recovery', () => {
    const outcomes = histories.flatMap(({ months, leftAt }) =>
      months
        .filter(({ decline, month }) => decline?.age === 0 && month < dayFromDate(2020, 4, 1))
        .map(({ month }) => leftAt !== undefined && leftAt < (month + 240) * DAY),
    )
    const churned = shareOf(outcomes, (hasLeft) => hasLeft)
    expect(churned).toBeGreaterThan(0.5)
    expect(churned).toBeLessThan(0.85)
  })

  it('makes it several times as likely that a customer decides to leave in that month', () => {
    const hazards = histories.flatMap(({ company, hazards: months, months: latents }) =>
      months.map(({ month, hazard }) => {
        const latent = latents.find((entry) => entry.month === month)
        return { hazard, lost: latent === undefined ? 0 : lostEngagement(company, latent) }
      }),
    )
    const mean = (entries: typeof hazards): number =>
      entries.reduce((sum, { hazard }) => sum + hazard, 0) / entries.length
    const deep = mean(hazards.filter(({ lost }) => lost > 0.5))
    const calm = mean(hazards.filter(({ lost }) => lost < WARNING))
    expect(deep / calm).toBeGreaterThan(8)
  })
})
