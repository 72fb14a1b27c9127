import { expect, test } from 'vitest'
import { hasMissed, nextDue } from './due-times.ts'
import type { Job } from './schedule.ts'

const job: Job = {
  name: 'morning',
  cron: '0 6 * * *',
  overlap: 'skip',
  catchUp: true,
  timeoutMinutes: null,
  steps: [],
}
const at = (time: string): Date => new Date(`2026-${time}Z`)
const missed = (lastBegan: Date | null, now: Date, of: Job = job) => hasMissed(of, 'UTC', { lastBegan, now })

test('what was due since the job last began was missed, unless it never ran or does not catch up', () => {
  expect(missed(at('03-10T06:00:00'), at('03-11T05:59:59'))).toBe(false)
  expect(missed(at('03-10T06:00:00'), at('03-11T06:00:00'))).toBe(true)
  expect(missed(null, at('03-11T07:00:00'))).toBe(false)
  expect(missed(at('03-10T06:00:00'), at('03-12T06:00:00'), { ...job, catchUp: false })).toBe(false)
})

test('a clock that was set back repeats nothing: the next time is after the last one by the same clock', () => {
  expect(missed(at('03-12T06:00:00'), at('03-10T07:00:00'))).toBe(false)
  expect(nextDue(job, 'UTC', at('03-12T06:00:00'))).toEqual(at('03-13T06:00:00'))
})

test('an hour that summer time skips or repeats is due once', () => {
  const early = { ...job, cron: '30 2 * * *' }
  expect(nextDue(early, 'Europe/Berlin', at('03-28T12:00:00'))).toEqual(at('03-29T01:00:00'))
  expect(nextDue(early, 'Europe/Berlin', at('10-25T00:30:00'))).toEqual(at('10-26T01:30:00'))
})
