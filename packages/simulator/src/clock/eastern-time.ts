import { type Day, dayFromDate, HOUR, type Instant, startOfDay, weekday } from './day.ts'

const nthSunday = (year: number, month: number, nth: number): Day => {
  const first = dayFromDate(year, month, 1)
  return first + ((7 - weekday(first)) % 7) + 7 * (nth - 1)
}

const STANDARD_OFFSET = -5 * HOUR
const DAYLIGHT_OFFSET = -4 * HOUR

interface DaylightTime {
  readonly begins: Instant
  readonly ends: Instant
}

const daylightTimes = new Map<number, DaylightTime>()

/** From the second Sunday in March to the first in November, changing at 02:00 local (the law since 2007). */
const daylightTime = (year: number): DaylightTime => {
  let times = daylightTimes.get(year)
  if (times === undefined) {
    times = {
      begins: startOfDay(nthSunday(year, 3, 2)) + 2 * HOUR - STANDARD_OFFSET,
      ends: startOfDay(nthSunday(year, 11, 1)) + 2 * HOUR - DAYLIGHT_OFFSET,
    }
    daylightTimes.set(year, times)
  }
  return times
}

/** The offset of US Eastern time from UTC at an instant. */
export const easternOffset = (instant: Instant): number => {
  const { begins, ends } = daylightTime(new Date(instant).getUTCFullYear())
  return instant >= begins && instant < ends ? DAYLIGHT_OFFSET : STANDARD_OFFSET
}

/** The instant of a local wall clock time outside the hour that the change of time skips or repeats. */
export const easternInstant = (day: Day, millisecondsOfDay: number): Instant => {
  const local = startOfDay(day) + millisecondsOfDay
  return local - easternOffset(local - STANDARD_OFFSET)
}
