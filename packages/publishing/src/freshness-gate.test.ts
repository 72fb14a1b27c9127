import { expect, test } from 'vitest'
import { gateOnFreshness, type SourceArrival } from './freshness-gate.ts'

const now = new Date('2026-03-10T12:00:00Z')
const arrival = (source: string, last: string | null, hours: number): SourceArrival => ({
  source,
  lastArrival: last === null ? null : new Date(last),
  errorAfterSeconds: hours * 3600,
})
const billing = arrival('stripe', '2026-03-10T09:00:00Z', 72)

test('sources within their targets pass', () => {
  expect(gateOnFreshness([billing, arrival('zendesk', '2026-03-10T06:00:00Z', 6)], now)).toEqual({
    name: 'freshness',
    passed: true,
    details: [],
  })
})

test('one that lags behind while others arrive is refused', () => {
  expect(gateOnFreshness([billing, arrival('zendesk', '2026-03-10T03:00:00Z', 6)], now)).toEqual({
    name: 'freshness',
    passed: false,
    details: ['zendesk: nothing has arrived for 9 h, since 2026-03-10 03:00 UTC, target 6 h'],
  })
  expect(gateOnFreshness([billing, arrival('app', null, 3)], now).details).toEqual([
    'app: nothing has arrived, target 3 h',
  ])
})

test('a company of the past is told of, not refused', () => {
  const past = [arrival('stripe', '2020-12-31T19:00:00Z', 72), arrival('app', '2020-12-31T23:00:00Z', 3)]
  expect(gateOnFreshness(past, now)).toMatchObject({
    passed: true,
    details: [
      'not judged: no source has delivered anything since 2020-12-31 23:00 UTC, so none lags behind another; figures are of that time',
    ],
  })
})
