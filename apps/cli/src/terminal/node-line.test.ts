import type { NodeResult } from '@waypoint/contracts'
import { expect, test } from 'vitest'
import { visibleWidth } from './columns.ts'
import { describeCounts, nodeLine } from './node-line.ts'
import { createStyle } from './style.ts'

const result: NodeResult = {
  uniqueId: 'model.analytics.mrr_waterfall',
  resourceType: 'model',
  name: 'mrr_waterfall',
  status: 'success',
  message: null,
  failures: null,
  rowsAffected: 1440,
  timing: [],
  seconds: 0.31,
  thread: 'Thread-1',
  adapterResponse: {},
  relationName: null,
  compiledCode: null,
  compiledPath: null,
  error: null,
}

const line = (change: Partial<NodeResult>, description: string): string =>
  nodeLine(
    { ...result, ...change },
    { description, index: 7, total: 240, style: createStyle(false), columns: 80 },
  )

test('a node is one line with counter, status, name, rows and time', () => {
  expect(line({}, 'table marts.mrr_waterfall')).toBe(
    '  7 of 240  ok     table marts.mrr_waterfall                   1,440 rows  0.3 s\n',
  )
})

test('failing rows are counted, a skipped node has no time', () => {
  expect(line({ status: 'fail', failures: 3, rowsAffected: null }, 'test x')).toContain('fail   test x')
  expect(line({ status: 'fail', failures: 3, rowsAffected: null }, 'test x')).toContain('3 failing rows')
  expect(line({ status: 'skipped', rowsAffected: null }, 'test x').trimEnd()).toBe(
    '  7 of 240  skip   test x',
  )
})

test('a long name does not break the line at 80 columns', () => {
  expect(visibleWidth(line({}, `test ${'very_long_name_'.repeat(12)}`).trimEnd())).toBeLessThanOrEqual(80)
})

test('counts are told in the order of work, macros left out', () => {
  expect(describeCounts({ macro: 400, test: 2, model: 1, source: 3, snapshot: 0 })).toBe(
    '1 model, 2 tests, 3 sources',
  )
  expect(describeCounts({})).toBe('an empty project')
})
