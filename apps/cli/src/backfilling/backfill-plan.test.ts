import type { Manifest } from '@waypoint/contracts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BatchUnit, planBackfill, windowsOf } from './backfill-plan.ts'

const model = (materialized: string, strategy?: string) => ({
  resource_type: 'model',
  name: materialized,
  config: { materialized, incremental_strategy: strategy },
})

/** clean → events (in batches) → totals. */
const manifest = {
  nodes: { clean: model('table'), events: model('incremental', 'microbatch'), totals: model('table') },
  child_map: { clean: ['events'], events: ['totals'], totals: [] },
} as unknown as Manifest

test('what stands before and behind batches is made from nothing, once', () => {
  const request = { selected: ['clean', 'events', 'totals'], batch: 'month' as const }
  expect(planBackfill(manifest, { ...request, range: { start: '2026-01-15', end: '2026-03-01' } })).toEqual([
    { id: 'before', nodes: ['clean'], window: null },
    { id: '2026-01-15/2026-02-01', nodes: ['events'], window: ['2026-01-15', '2026-02-01'] },
    { id: '2026-02-01/2026-03-01', nodes: ['events'], window: ['2026-02-01', '2026-03-01'] },
    { id: 'after', nodes: ['totals'], window: null },
  ])
  expect(planBackfill(manifest, { ...request, range: null })).toEqual([
    { id: 'all', nodes: ['clean', 'events', 'totals'], window: null },
  ])
})

test('batches that would take turns with others are refused', () => {
  const again = {
    nodes: { ...manifest.nodes, again: model('incremental', 'microbatch') },
    child_map: { ...manifest.child_map, totals: ['again'] },
  } as unknown as Manifest
  const request = {
    selected: ['events', 'totals', 'again'],
    range: { start: '2026-01-01', end: '2026-02-01' },
    batch: 'day' as const,
  }
  expect(() => planBackfill(again, request)).toThrow(expect.objectContaining({ code: 'backfill-in-turns' }))
})

test('windows follow one another from the first day to the last', () => {
  const day = fc
    .integer({ min: 0, max: 2000 })
    .map((n) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, day, fc.constantFrom<BatchUnit>('day', 'month', 'year'), (one, other, unit) => {
      const [start = '', end = ''] = [one, other].toSorted()
      const windows = windowsOf({ start, end }, unit)
      const edges = windows.flatMap(([from, to]) => [from, to])
      expect(windows.every(([from, to]) => from < to)).toBe(true)
      if (start < end) expect([edges[0], edges.at(-1)]).toEqual([start, end])
      for (let index = 1; index < windows.length; index += 1)
        expect(windows[index]?.[0]).toBe(windows[index - 1]?.[1])
    }),
    { numRuns: 60, seed: 20261121 },
  )
})
