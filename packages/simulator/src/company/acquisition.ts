import { calendarDate, type Day } from '../clock/day.ts'
import type { SimulatedPeriod } from '../clock/simulated-period.ts'
import { openStream } from '../random/stream.ts'

/** `customerCount` is what the first two years acquire, so that a longer history only adds companies. */
const NOMINAL_PERIODS = 24
const DAYS_PER_PERIOD = 365.25 / 12

/** A quarter of the customers come with the launch; then growth, with strong autumns and a weak summer. */
const LAUNCH_SHARES = [0.12, 0.07, 0.06] as const
const SEASON = [1.05, 1.05, 1.15, 1.0, 1.05, 0.95, 0.75, 0.7, 1.15, 1.2, 1.1, 0.85] as const
const MONTHLY_GROWTH = 1.025

const periodWeight = (period: number, startDay: Day): number => {
  const { month } = calendarDate(startDay + Math.round((period + 0.5) * DAYS_PER_PERIOD))
  return (SEASON[month - 1] ?? 1) * MONTHLY_GROWTH ** period
}

const periodShares = (startDay: Day, count: number): readonly number[] => {
  const launch = LAUNCH_SHARES.length
  const weights = Array.from({ length: Math.max(count, NOMINAL_PERIODS) }, (_, period) =>
    periodWeight(period, startDay),
  )
  const nominal = weights.slice(launch, NOMINAL_PERIODS).reduce((sum, weight) => sum + weight, 0)
  const rest = 1 - LAUNCH_SHARES.reduce((sum, share) => sum + share, 0)
  return weights.map((weight, period) => LAUNCH_SHARES[period] ?? (weight / nominal) * rest)
}

export interface Acquisition {
  readonly number: number
  readonly signupDay: Day
}

/** Companies in the order of their numbers, each with its day of signing up. */
export const scheduleAcquisitions = (
  plan: { readonly seed: number; readonly purpose: string; readonly count: number },
  period: SimulatedPeriod,
): readonly Acquisition[] => {
  const periods = Math.ceil((period.endDay - period.startDay + 1) / DAYS_PER_PERIOD)
  const shares = periodShares(period.startDay, periods)
  const acquisitions: Acquisition[] = []
  let cumulative = 0
  let number = 0
  for (let index = 0; index < periods; index++) {
    cumulative += (shares[index] ?? 0) * plan.count
    const firstDay = period.startDay + Math.round(index * DAYS_PER_PERIOD)
    const days = period.startDay + Math.round((index + 1) * DAYS_PER_PERIOD) - firstDay
    while (number < Math.round(cumulative)) {
      const day = firstDay + openStream(plan.seed, plan.purpose, number).integer(0, days - 1)
      if (day <= period.endDay) acquisitions.push({ number, signupDay: day })
      number++
    }
  }
  return acquisitions
}
