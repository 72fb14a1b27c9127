import type { InvocationOptions } from '../invocation.ts'
import { describe, expect, test } from 'vitest'
import { sampleOfOptions, windowOfOptions } from './window-of-options.ts'

const options = (given: Partial<InvocationOptions>): InvocationOptions => ({
  command: 'run',
  projectDir: '/project',
  env: {},
  ...given,
})
const now = new Date('2024-03-09T08:30:00Z')
const sample = (text: string) => {
  const window = sampleOfOptions(options({ sample: text }), now)
  return window === null ? null : [window.start.toISOString(), window.end.toISOString()]
}

describe('--sample', () => {
  test.each([
    ['3 days', '2024-03-06T00:00:00.000Z', '2024-03-09T08:30:00.000Z'],
    ['1 hour', '2024-03-09T07:00:00.000Z', '2024-03-09T08:30:00.000Z'],
    ['2 months', '2024-01-01T00:00:00.000Z', '2024-03-09T08:30:00.000Z'],
    [
      "{'start': '2024-01-01', 'end': '2024-01-02 18:00:00'}",
      '2024-01-01T00:00:00.000Z',
      '2024-01-02T18:00:00.000Z',
    ],
    ['{start: 2024-01-01, end: 2024-02-01}', '2024-01-01T00:00:00.000Z', '2024-02-01T00:00:00.000Z'],
  ])('%s', (text, start, end) => {
    expect(sample(text)).toEqual([start, end])
  })

  test.each(['3 weeks', 'days', '{start: 2024-01-01}', ''])('refuses %j', (text) => {
    expect(() => sample(text)).toThrow('--sample does not understand')
  })
})

describe('--event-time-start and --event-time-end', () => {
  test('are UTC unless they name a zone', () => {
    const window = windowOfOptions(
      options({ eventTimeStart: '2024-01-01', eventTimeEnd: '2024-01-02T00:00:00+02:00' }),
    )
    expect(window).toEqual({ start: new Date('2024-01-01T00:00:00Z'), end: new Date('2024-01-01T22:00:00Z') })
  })

  test('go together, in order, and are times', () => {
    expect(() => windowOfOptions(options({ eventTimeStart: '2024-01-01' }))).toThrow('go together')
    expect(() =>
      windowOfOptions(options({ eventTimeStart: '2024-01-02', eventTimeEnd: '2024-01-01' })),
    ).toThrow('ends')
    expect(() => windowOfOptions(options({ eventTimeStart: 'soon', eventTimeEnd: '2024-01-01' }))).toThrow(
      'not a date or timestamp: soon',
    )
  })
})
