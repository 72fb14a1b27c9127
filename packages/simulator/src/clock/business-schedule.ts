import { type Day, dayFromDate, dayOf, HOUR, type Instant, isWeekend, weekday } from './day.ts'
import { easternInstant, easternOffset } from './eastern-time.ts'

/** Support works Monday to Friday, 9 to 17 Eastern time, except on holidays. */
export const OPENING_HOUR = 9
export const CLOSING_HOUR = 17
export const SCHEDULE_TIME_ZONE = 'Eastern Time (US & Canada)'

export interface Holiday {
  readonly name: string
  /** Local days, both included. */
  readonly firstDay: Day
  readonly lastDay: Day
}

const nthWeekday = (month: readonly [number, number], wanted: number, nth: number): Day => {
  const first = dayFromDate(month[0], month[1], 1)
  return first + ((wanted - weekday(first) + 7) % 7) + 7 * (nth - 1)
}

const single = (name: string, day: Day): Holiday => ({ name, firstDay: day, lastDay: day })

export const holidaysOf = (year: number): readonly Holiday[] => {
  const memorialDay = nthWeekday([year, 6], 1, 1) - 7
  const independenceDay = dayFromDate(year, 7, 4)
  const labourDay = nthWeekday([year, 9], 1, 1)
  const thanksgiving = nthWeekday([year, 11], 4, 4)
  return [
    single("New Year's Day", dayFromDate(year, 1, 1)),
    single('Memorial Day', memorialDay),
    single('Independence Day', independenceDay),
    single('Labor Day', labourDay),
    { name: 'Thanksgiving', firstDay: thanksgiving, lastDay: thanksgiving + 1 },
    { name: 'Christmas', firstDay: dayFromDate(year, 12, 24), lastDay: dayFromDate(year, 12, 25) },
  ]
}

const holidayDays = new Map<number, ReadonlySet<Day>>()

const isHoliday = (day: Day): boolean => {
  const year = new Date(day * 24 * HOUR).getUTCFullYear()
  let days = holidayDays.get(year)
  if (days === undefined) {
    days = new Set(
      holidaysOf(year).flatMap(({ firstDay, lastDay }) =>
        Array.from({ length: lastDay - firstDay + 1 }, (_, index) => firstDay + index),
      ),
    )
    holidayDays.set(year, days)
  }
  return days.has(day)
}

const isBusinessDay = (day: Day): boolean => !isWeekend(day) && !isHoliday(day)

const localDay = (instant: Instant): Day => dayOf(instant + easternOffset(instant))

/** Milliseconds of [from, to) inside business hours. */
export const businessTimeBetween = (from: Instant, to: Instant): number => {
  let total = 0
  const lastDay = localDay(to)
  for (let day = localDay(from); day <= lastDay; day++) {
    if (!isBusinessDay(day)) continue
    const opens = easternInstant(day, OPENING_HOUR * HOUR)
    const closes = easternInstant(day, CLOSING_HOUR * HOUR)
    total += Math.max(0, Math.min(to, closes) - Math.max(from, opens))
  }
  return total
}

/** The first instant at or after `from` when `duration` of business time has passed. */
export const afterBusinessTime = (from: Instant, duration: number): Instant => {
  let left = duration
  for (let day = localDay(from); ; day++) {
    if (!isBusinessDay(day)) continue
    const begins = Math.max(from, easternInstant(day, OPENING_HOUR * HOUR))
    const available = easternInstant(day, CLOSING_HOUR * HOUR) - begins
    if (available <= 0) continue
    if (left <= available) return begins + left
    left -= available
  }
}
