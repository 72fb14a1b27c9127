import { calendarDate, type Day, type Instant, isWeekend } from '../clock/day.ts'
import type { SimulatedPeriod } from '../clock/simulated-period.ts'
import { openStream } from '../random/stream.ts'
import type { Currency } from './catalog.ts'

const START_RATE: Readonly<Record<Exclude<Currency, 'USD'>, number>> = {
  EUR: 1.142,
  GBP: 1.274,
  JPY: 0.00912,
}
const DAILY_VOLATILITY = 0.0042

export interface FxRate {
  readonly day: Day
  readonly currency: Currency
  /** US dollars for one unit, in millionths. */
  readonly rateMillionths: number
}

const hasNoRate = (day: Day): boolean => {
  const { month, dayOfMonth } = calendarDate(day)
  return isWeekend(day) || (month === 1 && dayOfMonth === 1) || (month === 12 && dayOfMonth === 25)
}

/** A walk around the first rate, fixed on business days; it depends on the day the walk began, not on its end. */
export const fxRates = (seed: number, period: SimulatedPeriod): readonly FxRate[] => {
  const rates: FxRate[] = []
  for (const [currency, first] of Object.entries(START_RATE) as readonly (readonly [Currency, number])[]) {
    let level = 0
    for (let day = period.startDay; day <= period.endDay; day++) {
      if (hasNoRate(day)) continue
      level = level * 0.996 + DAILY_VOLATILITY * openStream(seed, `fx-${currency}`, day).normal()
      rates.push({ day, currency, rateMillionths: Math.round(first * Math.exp(level) * 1e6) })
    }
  }
  return rates
}

/** The rate in force per day: the last known one, before the first the first. */
export const ratesByDay = (
  rates: readonly FxRate[],
  period: SimulatedPeriod,
): ReadonlyMap<Currency, readonly bigint[]> => {
  const byCurrency = new Map<Currency, readonly bigint[]>()
  for (const currency of new Set(rates.map((rate) => rate.currency))) {
    const known = rates.filter((rate) => rate.currency === currency)
    let next = 0
    let current = known[0]?.rateMillionths ?? 0
    const daily: bigint[] = []
    for (let day = period.startDay; day <= period.endDay; day++) {
      while ((known[next]?.day ?? Number.POSITIVE_INFINITY) <= day)
        current = known[next++]?.rateMillionths ?? current
      daily.push(BigInt(current))
    }
    byCurrency.set(currency, daily)
  }
  return byCurrency
}

/** Rates are published at four in the afternoon. */
export const publishedAt = (rate: FxRate): Instant => rate.day * 86_400_000 + 16 * 3_600_000
