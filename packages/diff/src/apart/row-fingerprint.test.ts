import { duckdbFactory } from '@waypoint/adapter-duckdb'
import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { differenceOfRows, type FingerprintSide } from './row-fingerprint.ts'

let adapter: Adapter
let connection: Connection

beforeAll(async () => {
  adapter = await duckdbFactory.open({ type: 'duckdb', path: ':memory:' }, { rootDir: '/', threads: 1 })
  connection = await adapter.connect()
})
afterAll(() => adapter.close())

const typed = 'id integer, amount decimal(18, 2), since timestamptz, words varchar, share double'

async function sideOf(identifier: string, rows: string): Promise<FingerprintSide> {
  await connection.query(
    `create or replace table ${identifier} (${typed}); insert into ${identifier} ${rows}`,
  )
  const relation = { database: null, schema: 'main', identifier }
  const columns = await adapter.columnsOf(connection, relation)
  return {
    comparison: { adapter, connection },
    side: { relation },
    columns: columns.map(({ name, dataType }) => ({ name, type: dataType })),
  }
}

const first = `values (1, 12.50, '2026-01-01 00:00:00+00', 'one', 0.1), (2, null, null, '', null)`

test('equal rows in another order are the same; floats may differ in their last digits', async () => {
  const one = await sideOf('one', first)
  const other = await sideOf(
    'other',
    `values (2, null, null, '', null), (1, 12.5, '2026-01-01 01:00:00+01', 'one', 0.10000000000000001)`,
  )
  expect(await differenceOfRows(one, other)).toBeNull()
})

test.each([
  ['a row less', `values (1, 12.50, '2026-01-01 00:00:00+00', 'one', 0.1)`, '2 rows and 1'],
  ['a cent more', first.replace('12.50', '12.51'), 'other values'],
  ['an empty text for none', first.replace(`''`, 'null'), 'other values'],
  ['none for a float', first.replace('0.1)', 'null)'), 'other values'],
])('%s is found', async (_, rows, difference) => {
  expect(await differenceOfRows(await sideOf('one', first), await sideOf('other', rows))).toBe(difference)
})
