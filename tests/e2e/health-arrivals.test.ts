import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from './run-cli.ts'

const dir = mkdtempSync(join(tmpdir(), 'waypoint-arrivals-'))
const [extracts, then, since, anew] = ['extracts', 'then', 'since', 'anew'].map((name) =>
  join(dir, name),
) as [string, string, string, string]
const LAST = '2019-10-31'
const BASE = '2019-09-30'
/** Scores and bands are columns of the measures, which customer_health_daily shows. */
const TABLES = ['intermediate.int_health__measures', 'marts.customer_health_reasons']
const HEALTH = ['int_health__measures', 'customer_health_daily', 'customer_health_reasons']
const ALL = [
  'build',
  '--select',
  '+customer_health_reasons',
  '--exclude',
  'resource_type:test',
  'resource_type:unit_test',
]

async function run(...args: readonly string[]): Promise<void> {
  const result = await runCli(args)
  expect(result.exitCode, result.stdout.slice(-3000) + result.stderr).toBe(0)
}

/** Rows of the table in one of two workspaces only, of customers that rest on the same in both. */
async function differing(
  table: string,
  workspaces: readonly [string, string],
  until: string,
): Promise<readonly unknown[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const [left, right] = workspaces
  await connection.run(`attach '${join(left, 'warehouse.duckdb')}' as one (read_only);
    attach '${join(right, 'warehouse.duckdb')}' as other (read_only)`)
  const rowsOf = (name: string): string => `select * from ${name}.${table} where date <= date '${until}'
    and (customer_id, basis) in (select (customer_id, basis) from one.intermediate.int_health__lifetimes
      intersect select (customer_id, basis) from other.intermediate.int_health__lifetimes)`
  const [compared] = (
    await connection.runAndReadAll(`select count(*) as rows from (${rowsOf('one')})`)
  ).getRowObjectsJson()
  expect(Number(compared?.['rows'])).toBeGreaterThan(1000)
  const found = await connection.runAndReadAll(
    `(select 'one' as side, * from (${rowsOf('one')} except all ${rowsOf('other')})) union all
     (select 'other' as side, * from (${rowsOf('other')} except all ${rowsOf('one')})) order by customer_id, date, side limit 6`,
  )
  connection.closeSync()
  instance.closeSync()
  return found.getRowObjectsJson()
}

/** Three builds of many models: too slow for every run. `npm run bench:arrivals` */
const isAsked = process.env['WAYPOINT_ARRIVALS'] !== undefined

/** A company with late events, late replies and late changes of subscriptions; its last month arrives day by day. */
beforeAll(async () => {
  if (!isAsked) return
  const company = [
    '--customer-count',
    '40',
    '--start',
    '2019-01-01',
    '--end',
    LAST,
    '--base',
    BASE,
    '--seed',
    '5',
  ]
  const late = ['late_event=0.2', 'late_row=0.2'].flatMap((kind) => ['--mess', kind])
  await run('simulate', ...company, ...late, '--format', 'parquet', '--dir', extracts)
  await run('extract', join(extracts, 'base'), '--dir', then)
  await run(...ALL, '--vars', `{as_of_date: '${BASE}'}`, '--dir', then)
  cpSync(then, since, { recursive: true })
  await run('extract', extracts, '--dir', since)
  await run(...ALL, '--dir', since)
  cpSync(since, anew, { recursive: true })
  await run(
    'build',
    '--full-refresh',
    '--select',
    ...HEALTH,
    '--exclude',
    'resource_type:test',
    '--dir',
    anew,
  )
})

afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe.skipIf(!isAsked)('a month that arrives late', () => {
  test.each(TABLES)('changes nothing of what %s said before', async (table) => {
    expect(await differing(table, [then, anew], BASE)).toEqual([])
  })

  test.each(TABLES)('appended day by day, %s is what it is from nothing', async (table) => {
    expect(await differing(table, [since, anew], LAST)).toEqual([])
  })
})
