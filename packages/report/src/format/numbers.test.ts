import { describe, expect, it } from 'vitest'
import { addDays, day, daysBetween, moment, month, monthStart } from './dates.ts'
import { duration } from './durations.ts'
import { change, count, counted, decimal, percent, points } from './numbers.ts'
import { plainText } from './plain-text.ts'
import { reasonSentence } from './reason-sentence.ts'

describe('numbers', () => {
  it.each([
    [count(1832), '1,832'],
    [count(0), '0'],
    [count(null), '–'],
    [percent(0.9214), '92.1%'],
    [percent(-0.0001), '0.0%'],
    [percent(-0.421), '−42.1%'],
    [percent(null), '–'],
    [points(0.031), '+3.1 pts'],
    [points(-0.0004), '0 pts'],
    [points(null), '–'],
    [change(-7.25), '−7.3'],
    [change(0.04), '0'],
    [decimal(-0.04), '0.0'],
    [decimal(12_345.67), '12,345.7'],
    [decimal(-1_234_567, 0), '−1,234,567'],
    [counted(1, 'account'), '1 account'],
    [counted(1200, 'account'), '1,200 accounts'],
  ])('%s reads %s', (text, expected) => {
    expect(text).toBe(expected)
  })
})

describe('dates', () => {
  it.each([
    [day('2026-11-21'), '21 Nov 2026'],
    [day('2026-11-01 00:00:00'), '1 Nov 2026'],
    [day(null), '–'],
    [month('2026-11-01'), 'Nov 2026'],
    [moment('2026-11-21T06:00:12Z'), '21 Nov 2026, 06:00 UTC'],
    [monthStart('2020-01-31', -1), '2019-12-01'],
    [monthStart('2020-12-31', 1), '2021-01-01'],
    [addDays('2020-02-28', 2), '2020-03-01'],
  ])('%s reads %s', (text, expected) => {
    expect(text).toBe(expected)
  })

  it('counts days across a leap day', () => {
    expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2)
  })
})

describe('durations', () => {
  it.each([
    [42, '42s'],
    [2520, '42m'],
    [11_520, '3h 12m'],
    [187_200, '52h 0m'],
    [414_000, '115h'],
    [null, '–'],
  ])('%s seconds read %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text)
  })
})

describe('text from source systems', () => {
  it.each([
    ['Blue\u001b[31m Bar', 'Blue�[31m Bar'],
    ['two\r\nlines\tand  spaces ', 'two lines and spaces'],
    ['over\u202eride', 'over�ride'],
    ['Café Ångström 東京', 'Café Ångström 東京'],
  ])('%j becomes %j', (text, expected) => {
    expect(plainText(text)).toBe(expected)
  })
})

describe('reasons', () => {
  it.each([
    ['usage_trend_28d', -0.421, 'Usage down 42.1% in 28 days'],
    ['seat_utilisation', 0.23, '23.0% of seats used'],
    ['days_since_last_activity', 1, 'No activity for 1 day'],
    ['is_delinquent', 1, 'Delinquent'],
    ['days_to_renewal', 34, 'Renewal in 34 days'],
    ['champion_left', 1, 'The champion left'],
    ['renewal_usage_trend', -0.3, 'Usage down 30.0% before the renewal'],
    ['csat_28d', 3.5, 'Csat 28d 3.50'],
    ['usage_trend_28d', null, 'Usage trend'],
  ])('%s of %s: %s', (measure, value, text) => {
    expect(reasonSentence({ measure, value, threshold: null, points: 1 })).toBe(text)
  })
})
