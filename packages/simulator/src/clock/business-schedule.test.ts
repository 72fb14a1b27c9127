import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterBusinessTime, businessTimeBetween } from './business-schedule.ts'
import { HOUR, MINUTE } from './day.ts'
import { easternOffset } from './eastern-time.ts'

const at = (text: string): number => Date.parse(`${text}Z`)

describe('Eastern time', () => {
  it.each([
    ['2019-03-10T06:59:59', -5],
    ['2019-03-10T07:00:00', -4],
    ['2019-11-03T05:59:59', -4],
    ['2019-11-03T06:00:00', -5],
    ['2020-07-01T12:00:00', -4],
  ])('at %s is %d hours from UTC', (text, hours) => {
    expect(easternOffset(at(text))).toBe(hours * HOUR)
  })

  it('agrees with the calendar of the runtime', () => {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: 'America/New_York',
      hour: 'numeric',
      hourCycle: 'h23',
    })
    fc.assert(
      fc.property(
        fc.integer({ min: at('2015-01-01T00:00:00') / HOUR, max: at('2030-01-01T00:00:00') / HOUR }),
        (hour) => {
          const instant = hour * HOUR
          const local = Number(format.format(instant))
          expect(((((instant + easternOffset(instant)) / HOUR) % 24) + 24) % 24).toBe(local)
        },
      ),
    )
  })
})

describe('business time', () => {
  it.each([
    ['within a day', '2019-01-09T15:00:00', '2019-01-09T17:30:00', 150],
    ['over a night', '2019-01-09T21:00:00', '2019-01-10T15:00:00', 120],
    ['over a weekend', '2019-01-11T21:00:00', '2019-01-14T15:00:00', 120],
    ['over a holiday', '2019-07-03T20:00:00', '2019-07-05T14:00:00', 120],
    ['over the change to daylight time', '2019-03-08T21:00:00', '2019-03-11T14:00:00', 120],
    ['outside office hours', '2019-01-12T10:00:00', '2019-01-13T10:00:00', 0],
  ])('%s', (_, from, to, minutes) => {
    expect(businessTimeBetween(at(from), at(to))).toBe(minutes * MINUTE)
  })

  it('is undone by adding it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2019-01-01T00:00:00') / MINUTE, max: at('2021-01-01T00:00:00') / MINUTE }),
        fc.integer({ min: 1, max: 8000 }),
        (startMinute, minutes) => {
          const from = startMinute * MINUTE
          const to = afterBusinessTime(from, minutes * MINUTE)
          expect(businessTimeBetween(from, to)).toBe(minutes * MINUTE)
        },
      ),
      { numRuns: 50 },
    )
  })
})
