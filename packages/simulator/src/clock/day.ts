/** A day is a count of days since 1970-01-01, an instant milliseconds since 1970-01-01 00:00 UTC. */
export type Day = number
export type Instant = number

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export const startOfDay = (day: Day): Instant => day * DAY

export const dayOf = (instant: Instant): Day => Math.floor(instant / DAY)

/** 0 is Sunday. */
export const weekday = (day: Day): number => (((day + 4) % 7) + 7) % 7

export const isWeekend = (day: Day): boolean => weekday(day) === 0 || weekday(day) === 6

export const dayFromDate = (year: number, month: number, dayOfMonth: number): Day =>
  Math.floor(Date.UTC(year, month - 1, dayOfMonth) / DAY)

export interface CalendarDate {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly dayOfMonth: number
}

const DAYS_PER_ERA = 146_097
const DAYS_FROM_MARCH_0000 = 719_468

/** In the proleptic Gregorian calendar; years are counted from March, so that leap days come last. */
export const calendarDate = (day: Day): CalendarDate => {
  const shifted = day + DAYS_FROM_MARCH_0000
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const ofEra = shifted - era * DAYS_PER_ERA
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  }
}

export const firstOfMonth = (day: Day): Day => {
  const { year, month } = calendarDate(day)
  return dayFromDate(year, month, 1)
}

/** From the first of a month to the first of the next. */
export const daysInMonth = (month: Day): number => firstOfMonth(month + 31) - month

/** Keeps the day of the month where it exists, otherwise the month's last day, as billing systems do. */
export const addMonths = (instant: Instant, months: number): Instant => {
  const day = dayOf(instant)
  const { year, month, dayOfMonth } = calendarDate(day)
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  const target = dayFromDate(year, month + months, Math.min(dayOfMonth, lastDay))
  return target * DAY + (instant - day * DAY)
}

export const formatDay = (day: Day): string => new Date(day * DAY).toISOString().slice(0, 10)

/** The day of `YYYY-MM-DD`, or undefined when that is no date. */
export const parseDay = (text: string): Day | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const time = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(time)) return undefined
  const day = Math.floor(time / DAY)
  return formatDay(day) === text ? day : undefined
}
