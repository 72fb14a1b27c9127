import { WaypointError } from '@waypoint/contracts'
import type { SourceFreshness } from '@waypoint/contracts'
import { expect, test } from 'vitest'
import { decodeSources } from './decode-sources.ts'
import { encodeSources } from './encode-sources.ts'

const META = {
  invocationId: 'run',
  generatedAt: new Date('2025-01-01T00:01:00Z'),
  startedAt: new Date('2025-01-01T00:00:00Z'),
  elapsedSeconds: 1.5,
  env: { team: 'data' },
}

const FRESH: SourceFreshness = {
  uniqueId: 'source.shop.raw.orders',
  status: 'pass',
  maxLoadedAt: new Date('2024-12-31T23:00:00Z'),
  snapshottedAt: new Date('2025-01-01T00:00:00Z'),
  ageSeconds: 3600,
  warnAfter: { count: 12, period: 'hour' },
  errorAfter: null,
  filter: null,
  adapterResponse: {},
  timing: [],
  thread: 'Thread-1',
  seconds: 0.1,
  error: null,
}

test('sources.json says how old each source is, and why one could not be checked', () => {
  const failed: SourceFreshness = {
    ...FRESH,
    uniqueId: 'source.shop.raw.gone',
    status: 'runtime error',
    maxLoadedAt: null,
    snapshottedAt: null,
    ageSeconds: null,
    error: new WaypointError({ code: 'query-failed', message: 'no such table' }),
  }
  const empty: SourceFreshness = {
    ...FRESH,
    uniqueId: 'source.shop.raw.empty',
    maxLoadedAt: null,
    ageSeconds: null,
  }
  const text = encodeSources([FRESH, failed, empty], META)
  const { metadata, results } = JSON.parse(text)
  expect(metadata).toMatchObject({ env: { team: 'data' }, invocation_started_at: '2025-01-01T00:00:00.000Z' })
  expect(results).toMatchObject([
    {
      status: 'pass',
      max_loaded_at_time_ago_in_s: 3600,
      criteria: { warn_after: { count: 12, period: 'hour' }, error_after: { count: null, period: null } },
    },
    { unique_id: 'source.shop.raw.gone', status: 'runtime error', error: 'no such table' },
    { max_loaded_at: '0001-01-01T00:00:00.000Z' },
  ])
  expect(decodeSources(text, 'sources.json').get('source.shop.raw.orders')).toBe(FRESH.maxLoadedAt?.getTime())
})
