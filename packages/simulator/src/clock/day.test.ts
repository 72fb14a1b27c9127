import { describe, expect, it } from 'vitest'
import { addMonths, calendarDate, DAY, dayFromDate, formatDay, parseDay, weekday } from './day.ts'

describe('days', () => {
  it('know their weekday', () => {
    expect(weekday(dayFromDate(2019, 1, 1))).toBe(2)
    expect(weekday(dayFromDate(2020, 2, 29))).toBe(6)
  })

  it.each(['2019-02-29', '2019-13-01', '19-01-01', 'today'])('refuse %s', (text) => {
    expect(parseDay(text)).toBeUndefined()
  })

  it('read what they write', () => {
    expect(formatDay(parseDay('2020-02-29') ?? 0)).toBe('2020-02-29')
  })
})

describe('adding months', () => {
  it.each([
    ['2019-01-31T10:00:00', 1, '2019-02-28T10:00:00.000Z'],
    ['2019-11-30T10:00:00', 3, '2020-02-29T10:00:00.000Z'],
    ['2019-01-15T10:00:00', 24, '2021-01-15T10:00:00.000Z'],
  ])('to %s: %d', (from, months, expected) => {
    expect(new Date(addMonths(Date.parse(`${from}Z`), months)).toISOString()).toBe(expected)
  })
})

describe('calendar dates', () => {
  it('are those of the Gregorian calendar', () => {
    for (let day = -150_000; day < 150_000; day += 97) {
      const date = new Date(day * DAY)
      const { year, month, dayOfMonth } = calendarDate(day)
      expect([year, month, dayOfMonth]).toEqual([
        date.getUTCFullYear(),
        date.getUTCMonth() + 1,
        date.getUTCDate(),
      ])
    }
  })
})
