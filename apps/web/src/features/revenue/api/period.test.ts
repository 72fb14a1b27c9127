import { describe, expect, it } from 'vitest'
import { dayOfLevel, periodOf, shownMonth, type WaterfallRow } from './period.ts'

const row = (month: string, part: Partial<WaterfallRow> = {}): WaterfallRow => ({
  dimension: 'total',
  slice: 'total',
  month,
  isCompleteMonth: true,
  startingMrrCents: 100_00,
  newMrrCents: 20_00,
  reactivationMrrCents: 0,
  expansionMrrCents: 5_00,
  contractionMrrCents: 3_00,
  churnMrrCents: 10_00,
  fxMrrCents: -1_00,
  endingMrrCents: 111_00,
  ...part,
})

describe('a period of the bridge', () => {
  it('adds up to the cent, with losses below zero', () => {
    const period = periodOf([row('2026-10-01')])
    const moved = Object.values(period?.movements ?? {}).reduce((sum, cents) => sum + cents, 0)
    expect(period?.movements.churn).toBe(-10_00)
    expect((period?.startingCents ?? 0) + moved).toBe(period?.endingCents)
  })

  it('spans months from the start of the first to the end of the last', () => {
    const later = row('2026-11-01', { startingMrrCents: 111_00, endingMrrCents: 122_00 })
    expect(periodOf([later, row('2026-10-01')])).toMatchObject({
      from: '2026-10-01',
      to: '2026-11-01',
      startingCents: 100_00,
      endingCents: 122_00,
      movements: { new: 40_00, contraction: -6_00 },
    })
  })

  it('starts on the last day of the month before and ends on its own', () => {
    expect(dayOfLevel('2020-02-01', 'ending', true)).toBe('2020-02-29')
    expect(dayOfLevel('2020-03-01', 'starting', true)).toBe('2020-02-29')
    expect(dayOfLevel('2020-12-01', 'ending', true)).toBe('2020-12-31')
    expect(dayOfLevel('2020-12-01', 'ending', false)).toBeUndefined()
  })

  it('is the month that was asked for, or the last complete one', () => {
    const rows = [row('2026-09-01'), row('2026-10-01'), row('2026-11-01', { isCompleteMonth: false })]
    expect(shownMonth(rows, undefined)).toBe('2026-10-01')
    expect(shownMonth(rows, '2026-09')).toBe('2026-09-01')
    expect(shownMonth(rows, '1999-01')).toBe('2026-10-01')
    expect(shownMonth([], undefined)).toBeUndefined()
  })
})
