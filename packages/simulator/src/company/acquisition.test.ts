import { describe, expect, it } from 'vitest'
import { dayFromDate } from '../clock/day.ts'
import { simulatedPeriod } from '../clock/simulated-period.ts'
import { scheduleAcquisitions } from './acquisition.ts'

const plan = { seed: 1, purpose: 'test', count: 2000 }
const start = dayFromDate(2019, 1, 1)
const twoYears = scheduleAcquisitions(plan, simulatedPeriod(start, dayFromDate(2020, 12, 31)))

const between = (from: readonly [number, number], to: readonly [number, number]): number =>
  twoYears.filter(
    ({ signupDay }) => signupDay >= dayFromDate(...from, 1) && signupDay < dayFromDate(...to, 1),
  ).length

describe('acquisitions', () => {
  it('reach the customer count in two years', () => {
    expect(Math.abs(twoYears.length - 2000)).toBeLessThanOrEqual(2)
  })

  it('begin with a quarter of the customers in the first quarter', () => {
    const early = twoYears.filter(({ signupDay }) => signupDay < dayFromDate(2019, 4, 1))
    expect(early.length / 2000).toBeCloseTo(0.25, 1)
  })

  it('are strong in autumn and weak in summer', () => {
    expect(between([2020, 9], [2020, 11])).toBeGreaterThan(1.2 * between([2020, 7], [2020, 9]))
  })

  it('only grow when the period does', () => {
    const threeYears = scheduleAcquisitions(plan, simulatedPeriod(start, dayFromDate(2021, 12, 31)))
    expect(threeYears.filter(({ signupDay }) => signupDay <= dayFromDate(2020, 12, 31))).toEqual(twoYears)
  })
})
