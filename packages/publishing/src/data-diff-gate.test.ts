import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DiffLimits, gateOnDataDiff } from './data-diff-gate.ts'
import type { GateResult } from './gates.ts'
import { publish } from './publish.ts'

let root: string
let adapter: Adapter
let connection: Connection

/** Ten customers a day for the ten days up to 2026-03-10. */
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'waypoint-data-diff-'))
  const credentials = { type: 'duckdb', path: join(root, 'warehouse.duckdb') }
  adapter = await duckdbFactory.open(credentials, { rootDir: root, threads: 1 })
  connection = await adapter.connect()
  await connection.query(`
    create schema marts;
    create table marts.daily as
    select date '2026-03-01' + (range // 10)::int as date, range % 10 as customer_id, range as cents from range(100)`)
  await publish({
    connection,
    dir: join(root, 'published'),
    schemas: ['marts'],
    keys: new Map([['marts.daily', ['customer_id', 'date']]]),
    gates: [],
    meta: { sourceDataDay: '2026-03-10' },
  })
})

afterEach(async () => {
  await connection.close()
  await adapter.close()
  rmSync(root, { recursive: true, force: true })
})

const LIMITS: DiffLimits = { maxChanged: 0.1, maxRemoved: 0.05, maxShrink: 0.2 }

function gate(limits = LIMITS): Promise<GateResult> {
  return gateOnDataDiff({
    adapter,
    connection,
    dir: join(root, 'published'),
    database: adapter.database,
    days: 7,
    limits: new Map([['marts.daily', limits]]),
  })
}

test('new days, and few corrections of the last seven, may be published', async () => {
  await connection.query(`
    insert into marts.daily select date '2026-03-11', range, 0 from range(10);
    update marts.daily set cents = -1 where date = '2026-03-10' and customer_id < 7`)
  expect(await gate()).toEqual({ name: 'data diff', passed: true, details: [] })
})

test('too many rows with other values are refused, and the columns are named', async () => {
  await connection.query(`update marts.daily set cents = -1 where date = '2026-03-10' and customer_id < 8`)
  expect((await gate()).details).toEqual([
    'marts.daily: 8 of 70 rows of the days up to 2026-03-10 changed in cents (11.4 %, limit 10.0 %), for instance customer_id 0, date 2026-03-10: cents 90 → -1; customer_id 1, date 2026-03-10: cents 91 → -1; customer_id 2, date 2026-03-10: cents 92 → -1',
  ])
})

test('corrections of days before are a restatement, no accident', async () => {
  await connection.query(`update marts.daily set cents = -1 where date < '2026-03-04'`)
  expect((await gate()).passed).toBe(true)
})

test('rows that are gone are refused, and so is a table that shrinks', async () => {
  await connection.query(`delete from marts.daily where date in ('2026-03-01', '2026-03-02', '2026-03-10')`)
  expect((await gate()).details).toEqual([
    'marts.daily has 70 rows instead of 100 (30.0 %, limit 20.0 %)',
    'marts.daily: 10 of 70 rows of the days up to 2026-03-10 are gone (14.3 %, limit 5.0 %), for instance customer_id 0, date 2026-03-10; customer_id 1, date 2026-03-10; customer_id 2, date 2026-03-10',
  ])
  await connection.query('drop table marts.daily')
  expect((await gate()).details).toEqual(['marts.daily has 0 rows instead of 100 (100.0 %, limit 20.0 %)'])
})

test('excluded columns may change in every row, but not in the key', async () => {
  await connection.query(`update marts.daily set cents = cents + 1000`)
  expect(await gate({ ...LIMITS, excludedColumns: ['cents'] })).toMatchObject({ passed: true })
  await connection.query(`update marts.daily set customer_id = customer_id + 100`)
  const excludedColumns = ['cents', 'customer_id']
  expect(await gate({ ...LIMITS, excludedColumns })).toMatchObject({ passed: false })
})
