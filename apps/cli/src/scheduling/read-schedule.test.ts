import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { hasMissed, nextDue } from './due-times.ts'
import { readSchedule } from './read-schedule.ts'
import type { Schedule } from './schedule.ts'
import { wordsOf } from './words-of.ts'

const dir = mkdtempSync(join(tmpdir(), 'waypoint-schedule-'))

afterAll(() => rmSync(dir, { recursive: true, force: true }))

function read(text: string): Schedule {
  const file = join(dir, 'schedule.yml')
  writeFileSync(file, text)
  return readSchedule(file, { HOOK: 'https://hooks.example.com/secret' })
}

const WHOLE = `
timezone: Europe/Berlin
jobs:
  morning:
    cron: '0 6 * * 1-5'
    steps:
      - extract "the exports"
      - waypoint build
      - {run: report --format markdown, to: {file: 'reports/{date}.md'}}
alerts:
  - {webhook: '\${HOOK}', kinds: [refused_publish]}
  - {file: alerts.jsonl}
`

test('jobs, their steps and who is told', () => {
  const { timeZone, jobs, alerts } = read(WHOLE)
  expect(timeZone).toBe('Europe/Berlin')
  expect(jobs).toEqual([
    {
      name: 'morning',
      cron: '0 6 * * 1-5',
      overlap: 'skip',
      catchUp: true,
      timeoutMinutes: null,
      steps: [
        { args: ['extract', 'the exports'], to: null },
        { args: ['build'], to: null },
        { args: ['report', '--format', 'markdown'], to: { file: 'reports/{date}.md' } },
      ],
    },
  ])
  expect(alerts[0]).toEqual({
    to: { webhook: 'https://hooks.example.com/secret' },
    kinds: ['refused_publish'],
  })
  expect(alerts[1]?.kinds).toHaveLength(5)
})

test.each([
  ['jobs: {a: {cron: 0 6 * *, steps: [build]}}', "'0 6 * *' is no cron expression", 1],
  ["jobs: {a: {cron: '0 0 31 2 *', steps: [build]}}", 'never comes', 1],
  ['jobs:\n  a:\n    cron: 0 6 * * *\n    stepps: [build]', "there is no key 'stepps' here", 4],
  ['jobs:\n  a: {cron: 0 6 * * *, steps: [schedule --job a]}', 'cannot run a schedule', 2],
  ['timezone: Mars/Base\njobs: {a: {cron: 0 6 * * *, steps: [build]}}', "'Mars/Base' is no time zone", 1],
  [
    'jobs: {a: {cron: 0 6 * * *, steps: [build]}}\nalerts:\n  - webhook: ${NONE}',
    'the variable NONE is not set',
    3,
  ],
  [
    'jobs: {a: {cron: 0 6 * * *, steps: [build]}}\nalerts: [{file: a, kinds: [fire]}]',
    'there is no alert "fire"',
    2,
  ],
  ['jobs: {}', 'there is no job', 1],
])('%s: %s', (text, message, line) => {
  expect(() => read(text)).toThrow(
    expect.objectContaining({
      code: 'invalid-schedule',
      message: expect.stringContaining(message),
      location: expect.objectContaining({ line }),
    }),
  )
})

test('words are parted by spaces outside quotes', () => {
  expect(wordsOf(`build --vars '{a: 1}' --select "x y"z ""`)).toEqual([
    'build',
    '--vars',
    '{a: 1}',
    '--select',
    'x yz',
    '',
  ])
})

test('six in the morning stays six over a change of the clock, and what was missed is made up for', () => {
  const [job] = read(WHOLE.replace('1-5', '*')).jobs
  if (job === undefined) throw new Error('the schedule has a job')
  const due = (after: string) => nextDue(job, 'Europe/Berlin', new Date(after))?.toISOString()
  expect(due('2026-03-28T00:00:00Z')).toBe('2026-03-28T05:00:00.000Z')
  expect(due('2026-03-28T12:00:00Z')).toBe('2026-03-29T04:00:00.000Z')
  const missed = (lastBegan: string | null, now: string) =>
    hasMissed(job, 'Europe/Berlin', {
      lastBegan: lastBegan === null ? null : new Date(lastBegan),
      now: new Date(now),
    })
  expect(missed('2026-03-28T05:00:01Z', '2026-03-28T20:00:00Z')).toBe(false)
  expect(missed('2026-03-28T05:00:01Z', '2026-03-30T20:00:00Z')).toBe(true)
  expect(missed(null, '2026-03-30T20:00:00Z')).toBe(false)
})
