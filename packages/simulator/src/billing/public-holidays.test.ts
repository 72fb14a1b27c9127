import { describe, expect, it } from 'vitest'
import { holidaysOf } from '../clock/business-schedule.ts'
import { formatDay } from '../clock/day.ts'
import { COUNTRIES } from '../company/countries.ts'
import { publicHolidays } from './public-holidays.ts'

const dayOfHoliday = (country: string, year: number, name: string): string | undefined => {
  const found = publicHolidays(year).find((holiday) => holiday.country === country && holiday.name === name)
  return found === undefined ? undefined : formatDay(found.day)
}

describe('public holidays', () => {
  it.each([
    ['DE', 2019, 'Good Friday', '2019-04-19'],
    ['DE', 2020, 'Easter Monday', '2020-04-13'],
    ['FR', 2021, 'Ascension Day', '2021-05-13'],
    ['NL', 2024, 'Whit Monday', '2024-05-20'],
    ['GB', 2025, 'Easter Monday', '2025-04-21'],
    ['GB', 2020, 'Summer Bank Holiday', '2020-08-31'],
    ['CA', 2020, 'Thanksgiving', '2020-10-12'],
    ['SE', 2020, 'Midsummer Eve', '2020-06-19'],
    ['JP', 2020, 'Coming of Age Day', '2020-01-13'],
  ])('%s %i: %s', (country, year, name, day) => {
    expect(dayOfHoliday(country, year, name)).toBe(day)
  })

  it('are known for every country in which there are customers', () => {
    const known = new Set(publicHolidays(2020).map(({ country }) => country))
    expect(COUNTRIES.map(({ code }) => code).filter((code) => !known.has(code))).toEqual([])
  })

  it('are, at home, the days on which support is closed', () => {
    const closed = holidaysOf(2020).reduce((days, { firstDay, lastDay }) => days + lastDay - firstDay + 1, 0)
    expect(publicHolidays(2020).filter(({ country }) => country === 'US')).toHaveLength(closed)
  })

  it('fall on each day of a country once', () => {
    const keys = publicHolidays(2008).map(({ country, day }) => `${country} ${day}`)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
