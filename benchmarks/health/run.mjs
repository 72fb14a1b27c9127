/**
 * Daily health of a large company: the demo's, ten times beside itself, which are 20,000 customers over two years;
 * every day in full, and one more day. With --events its events are repeated, too, and counted by the day first;
 * otherwise their daily counts are repeated. A workspace that is kept is made once and measured
 * as often as wanted; --prepare only makes it.
 * node benchmarks/health/run.mjs [--copies 10] [--events] [--dir <workspace to keep>] [--prepare]
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { runMeasured } from '../measure/run-measured.mjs'
import { report } from '../measure/verdict.mjs'
import { multiply } from './multiply.mjs'

const { values } = parseArgs({
  options: {
    copies: { type: 'string', default: '10' },
    events: { type: 'boolean' },
    dir: { type: 'string' },
    prepare: { type: 'boolean' },
  },
})
const dir = values.dir ?? mkdtempSync(join(tmpdir(), 'waypoint-health-'))
const NO_TESTS = ['resource_type:test', 'resource_type:unit_test']
const HEALTH = [
  'int_calendar__bounds',
  'path:models/intermediate/health',
  'customer_health_daily',
  'customer_health_reasons',
  'customer_health_scores',
  'customer_health_evidence',
]
const USE = ['path:models/intermediate/usage', 'fact_usage_health_daily']
const LAUNCHER = fileURLToPath(new URL('../../apps/cli/bin/waypoint.cjs', import.meta.url))

async function waypoint(...args) {
  const run = await runMeasured(process.execPath, [LAUNCHER, ...args, '--dir', dir], {
    WAYPOINT_MEMORY_LIMIT: '5GB',
  })
  if (run.exitCode !== 0) throw new Error(`waypoint ${args.join(' ')}\n${run.output.slice(-4000)}`)
  return run
}

/** The slowest models of the last build, for whoever wants to make it faster. */
function slowest(count) {
  const { results } = JSON.parse(readFileSync(join(dir, 'target/run_results.json'), 'utf8'))
  return results
    .map(({ unique_id, execution_time }) => ({ model: unique_id.split('.').at(-1), seconds: execution_time }))
    .toSorted((one, other) => other.seconds - one.seconds)
    .slice(0, count)
    .map(({ model, seconds }) => `${model} ${seconds.toFixed(1)}`)
    .join(', ')
}

async function scoredDays() {
  const database = await DuckDBInstance.create(join(dir, 'warehouse.duckdb'), { access_mode: 'READ_ONLY' })
  const connection = await database.connect()
  const rows = await connection.runAndReadAll('select count(*) as days from marts.customer_health_daily')
  const [{ days }] = rows.getRowObjectsJson()
  connection.closeSync()
  database.closeSync()
  return Number(days)
}

/** A few large models: each has all cores for itself. */
const build = (day, select, ...more) =>
  waypoint(
    'build',
    ...more,
    '--threads',
    '1',
    '--select',
    ...select,
    '--exclude',
    ...NO_TESTS,
    '--vars',
    `{as_of_date: '${day}'}`,
  )
const spent = ({ cpuSeconds }) => `, ${cpuSeconds?.toFixed(1)} s of processor time`

/** The large company's tables, unless they are there from an earlier call. */
async function prepared() {
  const file = join(dir, 'prepared.json')
  const wanted = { copies: Number(values.copies), withEvents: values.events === true }
  if (existsSync(file)) {
    const { customers, ...made } = JSON.parse(readFileSync(file, 'utf8'))
    if (JSON.stringify(made) === JSON.stringify(wanted)) return customers
    throw new Error(`${dir} was made with ${JSON.stringify(made)}: take another folder`)
  }
  await waypoint('simulate', '--scale', 'demo', '--sources', 'app_devices')
  await build('2020-12-31', ['+customer_health_scores', '+customer_health_evidence'])
  const { customers } = await multiply(join(dir, 'warehouse.duckdb'), wanted)
  writeFileSync(file, JSON.stringify({ ...wanted, customers }))
  return customers
}

async function measured(customers) {
  const use = values.events ? await build('2020-12-30', USE, '--full-refresh') : undefined
  if (use !== undefined) console.log(`use: ${slowest(6)}`)
  const full = await build('2020-12-30', HEALTH, '--full-refresh')
  console.log(`health: ${slowest(6)}`)
  const before = await scoredDays()
  if (values.events) await build('2020-12-31', USE)
  const day = await build('2020-12-31', HEALTH)
  console.log(`one more day: ${slowest(6)}; ${(await scoredDays()) - before} scores`)
  const counted =
    use === undefined
      ? []
      : [{ name: 'events into daily use', seen: use.seconds, limit: 120, unit: 's', beside: spent(use) }]
  report(
    `Health, ${before.toLocaleString('en-US')} daily scores of ${Number(customers).toLocaleString('en-US')} customers`,
    [
      ...counted,
      {
        name: 'daily scores and reasons in full',
        seen: full.seconds,
        limit: 120,
        unit: 's',
        beside: spent(full),
      },
      { name: 'peak memory', seen: Math.max(use?.megabytes ?? 0, full.megabytes), limit: 8192, unit: 'MB' },
      { name: 'one more day', seen: day.seconds, limit: 10, unit: 's', beside: spent(day) },
    ],
  )
}

try {
  const customers = await prepared()
  if (values.prepare !== true) await measured(customers)
} finally {
  if (values.dir === undefined) rmSync(dir, { recursive: true, force: true })
}
