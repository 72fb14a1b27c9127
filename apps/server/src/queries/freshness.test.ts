import type { Manifest } from '@waypoint/contracts'
import { expect, test } from 'vitest'
import type { CoverageTable } from '../version/coverage.ts'
import { freshnessTable } from './freshness.ts'

const day = (text: string): string => `2020-${text}T00:00:00.000Z`

const arrived = (table: string, rowCount: number, lastSyncedAt: string): CoverageTable => ({
  sourceSystem: 'stripe',
  tableName: table,
  feeds: 'MRR',
  consequence: null,
  rowCount,
  isPresent: true,
  isRead: true,
  firstSeenAt: day('01-01'),
  lastSyncedAt,
})

const manifest = {
  sources: Object.fromEntries(
    ['charge', 'invoice', 'coupon'].map((name) => [
      name,
      {
        source_name: 'stripe',
        name,
        freshness: { warn_after: { count: 1, period: 'day' }, error_after: { count: 3, period: 'day' } },
      },
    ]),
  ),
} as unknown as Manifest

test('a table that usually grows every day is late by itself, one that seldom does only with its source', () => {
  const { tables } = freshnessTable(
    [
      arrived('charge', 50_000, day('12-31')),
      arrived('invoice', 50_000, day('12-29')),
      arrived('coupon', 12, day('06-01')),
    ],
    manifest,
  )
  expect(tables.map(({ table, state, isJudgedAlone }) => [table, state, isJudgedAlone])).toEqual([
    ['charge', 'fresh', true],
    ['invoice', 'late', true],
    ['coupon', 'fresh', false],
  ])
})
