import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BATCH_SIZES, startOf } from '../event-time/calendar.ts'
import { type BatchRequest, planBatches } from './plan-batches.ts'

const at = (text: string): Date => new Date(`${text}Z`)

const names = (
  size: (typeof BATCH_SIZES)[number],
  request: Partial<BatchRequest> & { readonly lookback?: number; readonly begin?: string },
): readonly string[] => {
  const { lookback = 1, begin = '2024-01-30T10:30:00', ...rest } = request
  return planBatches(
    { size, begin: at(begin), lookback },
    { asked: null, isIncremental: false, now: at('2024-02-02T12:15:00'), ...rest },
  ).map((batch) => batch.id)
}

describe('the batches of a run', () => {
  test('a first run and a full refresh go from begin to the current batch', () => {
    expect(names('day', {})).toEqual(['20240130', '20240131', '20240201', '20240202'])
    expect(names('month', {})).toEqual(['202401', '202402'])
    expect(names('year', { begin: '2022-05-05T00:00:00' })).toEqual(['2022', '2023', '2024'])
    expect(names('hour', { begin: '2024-02-02T10:59:00' })).toEqual([
      '20240202T10',
      '20240202T11',
      '20240202T12',
    ])
  })

  test('an incremental run builds the current batch and those of the lookback', () => {
    expect(names('day', { isIncremental: true })).toEqual(['20240201', '20240202'])
    expect(names('day', { isIncremental: true, lookback: 0 })).toEqual(['20240202'])
    expect(names('day', { isIncremental: true, lookback: 90 })).toEqual([
      '20240130',
      '20240131',
      '20240201',
      '20240202',
    ])
  })

  test('on the stroke of a batch the one that has just ended is the current one', () => {
    expect(names('day', { isIncremental: true, lookback: 0, now: at('2024-02-02T00:00:00') })).toEqual([
      '20240201',
    ])
  })

  test('a window that was asked for stands above begin and lookback', () => {
    const asked = { start: at('2023-12-31T23:00:00'), end: at('2024-01-02T01:00:00') }
    expect(names('day', { isIncremental: true, asked })).toEqual(['20231231', '20240101', '20240102'])
  })

  test('property: batches follow each other without gap and cover the window', () => {
    const moment = fc.date({
      min: at('2020-01-01T00:00:00'),
      max: at('2022-01-01T00:00:00'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(moment, moment, fc.constantFrom('day', 'month', 'year'), (one, other, size) => {
        const [start, end] = one < other ? [one, other] : [other, one]
        const batches = planBatches(
          { size, begin: start, lookback: 1 },
          { asked: { start, end }, isIncremental: true, now: end },
        )
        if (start.getTime() === end.getTime()) return
        expect(batches[0]?.event_time_start.getTime()).toBeLessThanOrEqual(start.getTime())
        expect(batches.at(-1)?.event_time_end.getTime()).toBeGreaterThanOrEqual(end.getTime())
        for (const [index, batch] of batches.entries()) {
          expect(batch.event_time_end).toEqual(startOf(batch.event_time_start, size, 1))
          expect(batch.event_time_start).toEqual(batches[index - 1]?.event_time_end ?? batch.event_time_start)
        }
      }),
    )
  })
})
