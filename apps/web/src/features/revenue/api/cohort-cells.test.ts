import { describe, expect, it } from 'vitest'
import { type CohortRow, cohortCells, keptAfter } from './cohort-cells.ts'

const row = (cohortMonth: string, monthOffset: number, part: Partial<CohortRow> = {}): CohortRow => ({
  dimension: 'total',
  slice: 'all',
  cohortMonth,
  month: cohortMonth,
  isCompleteMonth: true,
  monthOffset,
  cohortCustomers: 10,
  retainedCustomers: 10,
  accountRetention: 1,
  startingMrrCents: 1000,
  retainedMrrCents: 1000,
  revenueRetention: 1,
  ...part,
})

const rows = [
  row('2026-01-01', 0),
  row('2026-02-01', 0, {
    cohortCustomers: 30,
    retainedCustomers: 30,
    startingMrrCents: 3000,
    retainedMrrCents: 3000,
  }),
  row('2026-01-01', 1, { retainedCustomers: 8, retainedMrrCents: 1200 }),
]

describe('cohorts', () => {
  it('of a quarter reach only as far as each of their months', () => {
    const cells = cohortCells(rows, { share: 'revenue', grain: 'quarter', text: (month) => month })
    expect(cells).toEqual([{ cohort: '2026-01-01', start: '2026-01-01', customers: 40, offset: 0, share: 1 }])
  })

  it('of a month stand for themselves', () => {
    const cells = cohortCells(rows, { share: 'accounts', grain: 'month', text: (month) => month })
    expect(cells.map(({ cohort, offset, share }) => [cohort, offset, share])).toEqual([
      ['2026-01-01', 0, 1],
      ['2026-01-01', 1, 0.8],
      ['2026-02-01', 0, 1],
    ])
  })

  it('leave out a month that is not over', () => {
    const running = [row('2026-01-01', 0), row('2026-01-01', 1, { isCompleteMonth: false })]
    expect(cohortCells(running, { share: 'revenue', grain: 'month', text: (month) => month })).toHaveLength(1)
    expect(keptAfter(running, 1)).toBeUndefined()
  })

  it('are taken together by what they started with', () => {
    expect(keptAfter(rows, 1)).toEqual({ accounts: 0.8, revenue: 1.2 })
  })
})
