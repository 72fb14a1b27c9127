/**
 * The ledger of a large company: its full history, one more day, and a question to what was built.
 * node benchmarks/revenue/run.mjs [--scale reference] [--dir <workspace to keep>]
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { runWaypoint } from '../measure/run-waypoint.mjs'
import { report } from '../measure/verdict.mjs'

const { values } = parseArgs({
  options: { scale: { type: 'string', default: 'reference' }, dir: { type: 'string' } },
})
const dir = values.dir ?? mkdtempSync(join(tmpdir(), 'waypoint-revenue-'))
const LEDGER = [
  'int_revenue__subscription_states+,intermediate.revenue',
  'fact_subscription_daily',
  'marts.finance',
]
const NO_TESTS = ['--exclude', 'resource_type:test', 'resource_type:unit_test']

async function waypoint(...args) {
  const run = await runWaypoint([...args, '--dir', dir])
  if (run.exitCode !== 0) throw new Error(`waypoint ${args.join(' ')}\n${run.output}`)
  return run
}

/** Seconds to open the file as readers do, read-only, and answer one query. */
async function answered(sql) {
  const startedAt = performance.now()
  const database = await DuckDBInstance.create(join(dir, 'warehouse.duckdb'), { access_mode: 'READ_ONLY' })
  const connection = await database.connect()
  await connection.runAndReadAll(sql)
  const seconds = (performance.now() - startedAt) / 1000
  connection.closeSync()
  database.closeSync()
  return seconds
}

const until = (day) => ['--vars', `{as_of_date: '${day}'}`]

try {
  if (!existsSync(join(dir, 'warehouse.duckdb'))) await waypoint('simulate', '--scale', values.scale)
  const before = until('2020-12-30')
  await waypoint(
    'build',
    '--select',
    '+int_revenue__subscription_states',
    '+map_source_to_customer',
    ...NO_TESTS,
    ...before,
  )
  await waypoint('build', '--select', '+marts.finance', ...NO_TESTS, ...before)
  const full = await waypoint('build', '--full-refresh', '--select', ...LEDGER, ...NO_TESTS, ...before)
  const day = await waypoint('build', '--select', ...LEDGER, ...NO_TESTS, ...until('2020-12-31'))
  const question = await answered("from marts.nrr_summary where dimension = 'segment' and window_months = 12")
  report(`Revenue, scale ${values.scale}`, [
    { name: 'full history', seen: full.seconds, limit: 60, unit: 's' },
    { name: 'peak memory', seen: full.peakMegabytes, limit: 4096, unit: 'MB' },
    { name: 'one more day', seen: day.seconds, limit: 3, unit: 's' },
    { name: 'a question to nrr_summary', seen: question, limit: 0.2, unit: 's' },
  ])
} finally {
  if (values.dir === undefined) rmSync(dir, { recursive: true, force: true })
}
