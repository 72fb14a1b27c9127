import { type Day, dayFromDate, HOUR, type Instant, startOfDay, weekday } from './day.ts'

const nthSunday = (year: number, month: number, nth: number): Day => {
  const first = dayFromDate(year, month, 1)
  return first + ((7 - weekday(first)) % 7) + 7 * (nth - 1)
}

const STANDARD_OFFSET = -5 * HOUR
const DAYLIGHT_OFFSET = -4 * HOUR

/**
 * The offset of US Eastern time from UTC at an instant: daylight time runs from the second Sunday in
 * March to the first Sunday in November, changing at 02:00 local (the law since 2007).
 */
export const easternOffset = (instant: Instant): number => {
  const year = new Date(instant).getUTCFullYear()
  const begins = startOfDay(nthSunday(year, 3, 2)) + 2 * HOUR - STANDARD_OFFSET
  const ends = startOfDay(nthSunday(year, 11, 1)) + 2 * HOUR - DAYLIGHT_OFFSET
  return instant >= begins && instant < ends ? DAYLIGHT_OFFSET : STANDARD_OFFSET
}

/** The instant of a local wall clock time outside the hour that the change of time skips or repeats. */
export const easternInstant = (day: Day, millisecondsOfDay: number): Instant => {
  const local = startOfDay(day) + millisecondsOfDay
  return local - easternOffset(local - STANDARD_OFFSET)
}
