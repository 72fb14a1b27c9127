/**
 * Revenue of a large company: its full history, one more day, and a question to what was built.
 * node benchmarks/revenue/run.mjs [--scale reference] [--dir <workspace to keep, or with a simulation>]
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { runMeasured } from '../measure/run-measured.mjs'
import { report } from '../measure/verdict.mjs'

const { values } = parseArgs({
  options: { scale: { type: 'string', default: 'reference' }, dir: { type: 'string' } },
})
const dir = values.dir ?? mkdtempSync(join(tmpdir(), 'waypoint-revenue-'))
/** Days, rates and everything from the states of subscriptions to the daily facts. */
const LEDGER = [
  'int_calendar__bounds',
  'dim_date',
  'int_revenue__fx_rates',
  'int_revenue__subscription_states+,+fct_mrr_movements',
  'fact_subscription_daily',
]
const REVENUE = [...LEDGER, 'int_revenue__subscription_states+,intermediate.revenue', 'marts.finance']
const NO_TESTS = ['--exclude', 'resource_type:test', 'resource_type:unit_test']

const LAUNCHER = fileURLToPath(new URL('../../apps/cli/bin/waypoint.cjs', import.meta.url))

async function waypoint(...args) {
  const run = await runMeasured(process.execPath, [LAUNCHER, ...args, '--dir', dir])
  if (run.exitCode !== 0) throw new Error(`waypoint ${args.join(' ')}\n${run.output}`)
  return run
}

/** Seconds to open the published version as readers do, read-only, and answer one query. */
async function answered(sql) {
  const published = join(dir, 'published')
  const { file } = JSON.parse(readFileSync(join(published, 'current.json'), 'utf8'))
  const startedAt = performance.now()
  const database = await DuckDBInstance.create(join(published, file), { access_mode: 'READ_ONLY' })
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
  const [first, second, third] = ['2020-12-29', '2020-12-30', '2020-12-31'].map(until)
  await waypoint('build', '--select', '+marts.finance', ...NO_TESTS, ...first)
  const full = await waypoint('build', '--full-refresh', '--select', ...REVENUE, ...NO_TESTS, ...first)
  // Every day has the same variables in daily use, so that the project need not be parsed again.
  await waypoint('parse', ...second)
  const day = await waypoint('build', '--select', ...LEDGER, ...NO_TESTS, ...second)
  await waypoint('parse', ...third)
  const all = await waypoint('build', '--select', ...REVENUE, ...NO_TESTS, ...third)
  await waypoint('publish', '--override', 'built for a measurement, without checks')
  const question = await answered("from marts.nrr_summary where dimension = 'segment' and window_months = 12")
  report(`Revenue, scale ${values.scale}`, [
    { name: 'full history', seen: full.seconds, limit: 60, unit: 's', beside: spent(full) },
    { name: 'peak memory', seen: full.megabytes, limit: 4096, unit: 'MB' },
    { name: 'one more day of the ledger', seen: day.seconds, limit: 3, unit: 's', beside: spent(day) },
    { name: 'one more day of all figures', seen: all.seconds, limit: 20, unit: 's', beside: spent(all) },
    { name: 'a question to nrr_summary', seen: question, limit: 0.2, unit: 's' },
  ])
} finally {
  if (values.dir === undefined) rmSync(dir, { recursive: true, force: true })
}

function spent({ cpuSeconds }) {
  return `, ${cpuSeconds?.toFixed(1)} s of processor time`
}
