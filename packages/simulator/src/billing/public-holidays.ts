import { type Holiday, holidaysOf } from '../clock/business-schedule.ts'
import { type Day, dayFromDate, weekday } from '../clock/day.ts'

interface PublicHoliday {
  readonly country: string
  readonly name: string
  readonly day: Day
}

/** By the Gregorian computus. */
const easterSunday = (year: number): Day => {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const skippedLeaps = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25)
  const epact = (19 * golden + skippedLeaps + 15) % 30
  const moon =
    epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11))
  const sunday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7
  const offset = moon - sunday
  const month = 3 + Math.floor((offset + 40) / 44)
  return dayFromDate(year, month, offset + 28 - 31 * Math.floor(month / 4))
}

/** A rule gives the days of a year. */
type Rule = (year: number) => readonly { readonly name: string; readonly day: Day }[]

const fixed =
  (month: number, dayOfMonth: number, name: string): Rule =>
  (year) => [{ name, day: dayFromDate(year, month, dayOfMonth) }]

const easter =
  (offset: number, name: string): Rule =>
  (year) => [{ name, day: easterSunday(year) + offset }]

/** The nth such weekday of a month, from its end when `nth` is negative; 0 is Sunday. */
const nth =
  (month: number, which: { readonly nth: number; readonly weekday: number }, name: string): Rule =>
  (year) => {
    const first = dayFromDate(year, month, 1)
    const last = dayFromDate(year, month + 1, 1) - 1
    const day =
      which.nth > 0
        ? first + ((which.weekday - weekday(first) + 7) % 7) + 7 * (which.nth - 1)
        : last - ((weekday(last) - which.weekday + 7) % 7)
    return [{ name, day }]
  }

/** The Friday before midsummer, between the 19th and the 25th of June. */
const midsummerEve: Rule = (year) => {
  const from = dayFromDate(year, 6, 19)
  return [{ name: 'Midsummer Eve', day: from + ((5 - weekday(from) + 7) % 7) }]
}

const spread = ({ name, firstDay, lastDay }: Holiday) =>
  Array.from({ length: lastDay - firstDay + 1 }, (_, index) => ({ name, day: firstDay + index }))

/** Atlas's own: the days on which support is closed, so that both calendars say the same. */
const closedDays: Rule = (year) => holidaysOf(year).flatMap(spread)

const NEW_YEAR = fixed(1, 1, "New Year's Day")
const CHRISTMAS = fixed(12, 25, 'Christmas Day')
const BOXING_DAY = fixed(12, 26, 'Boxing Day')
const GOOD_FRIDAY = easter(-2, 'Good Friday')
const EASTER_MONDAY = easter(1, 'Easter Monday')
const ASCENSION = easter(39, 'Ascension Day')
const WHIT_MONDAY = easter(50, 'Whit Monday')
const LABOUR_DAY = fixed(5, 1, 'Labour Day')

const RULES: Readonly<Record<string, readonly Rule[]>> = {
  US: [closedDays],
  CA: [
    NEW_YEAR,
    GOOD_FRIDAY,
    fixed(7, 1, 'Canada Day'),
    nth(9, { nth: 1, weekday: 1 }, 'Labour Day'),
    nth(10, { nth: 2, weekday: 1 }, 'Thanksgiving'),
    CHRISTMAS,
  ],
  GB: [
    NEW_YEAR,
    GOOD_FRIDAY,
    EASTER_MONDAY,
    nth(5, { nth: 1, weekday: 1 }, 'Early May Bank Holiday'),
    nth(5, { nth: -1, weekday: 1 }, 'Spring Bank Holiday'),
    nth(8, { nth: -1, weekday: 1 }, 'Summer Bank Holiday'),
    CHRISTMAS,
    BOXING_DAY,
  ],
  DE: [
    NEW_YEAR,
    GOOD_FRIDAY,
    EASTER_MONDAY,
    LABOUR_DAY,
    ASCENSION,
    WHIT_MONDAY,
    fixed(10, 3, 'German Unity Day'),
    CHRISTMAS,
    BOXING_DAY,
  ],
  FR: [
    NEW_YEAR,
    EASTER_MONDAY,
    LABOUR_DAY,
    fixed(5, 8, 'Victory Day'),
    ASCENSION,
    WHIT_MONDAY,
    fixed(7, 14, 'Bastille Day'),
    fixed(8, 15, 'Assumption Day'),
    fixed(11, 1, "All Saints' Day"),
    fixed(11, 11, 'Armistice Day'),
    CHRISTMAS,
  ],
  ES: [
    NEW_YEAR,
    fixed(1, 6, 'Epiphany'),
    GOOD_FRIDAY,
    LABOUR_DAY,
    fixed(8, 15, 'Assumption Day'),
    fixed(10, 12, 'National Day'),
    fixed(11, 1, "All Saints' Day"),
    fixed(12, 6, 'Constitution Day'),
    fixed(12, 8, 'Immaculate Conception'),
    CHRISTMAS,
  ],
  NL: [NEW_YEAR, EASTER_MONDAY, fixed(4, 27, "King's Day"), ASCENSION, WHIT_MONDAY, CHRISTMAS, BOXING_DAY],
  SE: [
    NEW_YEAR,
    fixed(1, 6, 'Epiphany'),
    GOOD_FRIDAY,
    EASTER_MONDAY,
    LABOUR_DAY,
    ASCENSION,
    fixed(6, 6, 'National Day'),
    midsummerEve,
    CHRISTMAS,
    BOXING_DAY,
  ],
  AU: [
    NEW_YEAR,
    fixed(1, 26, 'Australia Day'),
    GOOD_FRIDAY,
    EASTER_MONDAY,
    fixed(4, 25, 'Anzac Day'),
    CHRISTMAS,
    BOXING_DAY,
  ],
  SG: [NEW_YEAR, GOOD_FRIDAY, LABOUR_DAY, fixed(8, 9, 'National Day'), CHRISTMAS],
  JP: [
    NEW_YEAR,
    nth(1, { nth: 2, weekday: 1 }, 'Coming of Age Day'),
    fixed(2, 11, 'National Foundation Day'),
    fixed(2, 23, "Emperor's Birthday"),
    fixed(4, 29, 'Showa Day'),
    fixed(5, 3, 'Constitution Memorial Day'),
    fixed(5, 4, 'Greenery Day'),
    fixed(5, 5, "Children's Day"),
    nth(9, { nth: 3, weekday: 1 }, 'Respect for the Aged Day'),
    fixed(11, 3, 'Culture Day'),
    fixed(11, 23, 'Labour Thanksgiving Day'),
  ],
}

/** Of all countries in which Atlas sells; two feasts on one day are one holiday. */
export const publicHolidays = (year: number): readonly PublicHoliday[] =>
  Object.entries(RULES).flatMap(([country, rules]) => {
    const byDay = new Map<Day, string>()
    for (const { day, name } of rules.flatMap((rule) => rule(year))) if (!byDay.has(day)) byDay.set(day, name)
    return [...byDay]
      .toSorted(([left], [right]) => left - right)
      .map(([day, name]) => ({ country, name, day }))
  })
