/**
 * The whole analytics project on a large company: everything with all tests, one more day with its tests, and typical
 * questions about one customer, subscription or user to the published version; with --dbt also how long dbt takes.
 * node benchmarks/analytics/run.mjs [--scale reference] [--dir <workspace to keep, or with a simulation>]
 *   [--dbt <path of dbt, with dbt-duckdb>] [--slowest 20]
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { runMeasured } from '../measure/run-measured.mjs'
import { report } from '../measure/verdict.mjs'
import { KEYS, QUESTIONS } from './questions.mjs'

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: 'reference' },
    dir: { type: 'string' },
    dbt: { type: 'string' },
    slowest: { type: 'string', default: '20' },
  },
})
const LAUNCHER = fileURLToPath(new URL('../../apps/cli/bin/waypoint.cjs', import.meta.url))
const ANALYTICS = fileURLToPath(new URL('../../analytics', import.meta.url))
/** For DuckDB; the rest of the limit is left for what it does not count, and for Node.js. */
const MEMORY = '8GB'
/** For each question so many customers, subscriptions or users. */
const ASKED = 10
const dir = values.dir ?? mkdtempSync(join(tmpdir(), 'waypoint-analytics-'))

async function waypoint(at, ...args) {
  const run = await runMeasured(process.execPath, [LAUNCHER, ...args, '--dir', at], {
    WAYPOINT_MEMORY_LIMIT: MEMORY,
  })
  // A build whose tests fail has been a whole build; how many failed is a figure.
  if (run.exitCode !== 0 && args[0] !== 'build')
    throw new Error(`waypoint ${args.join(' ')}\n${run.output.slice(-4000)}`)
  return run
}

const until = (day, more = '') => ['--vars', `{as_of_date: '${day}'${more}}`]
/** As a daily run says it: data tests of the last days, unit tests where code changes. */
const DAILY = [...until('2020-12-31', ', tested_days: 40'), '--exclude-resource-type', 'unit_test']
const beside = ({ cpuSeconds }) => `, ${cpuSeconds?.toFixed(1)} s of processor time`

/** Seconds by node of the last build, the slowest first. */
function slowest(at) {
  const { results } = JSON.parse(readFileSync(join(at, 'target/run_results.json'), 'utf8'))
  return results
    .map(({ unique_id, execution_time }) => ({ name: unique_id, seconds: execution_time }))
    .toSorted((one, other) => other.seconds - one.seconds)
    .slice(0, Number(values.slowest))
}

const failures = ({ output }) => Number(/(\d+) failed/.exec(output.slice(-200))?.[1] ?? 0)

/** Milliseconds of every answer, in order, from one connection as the app keeps one. */
async function answers() {
  const { file } = JSON.parse(readFileSync(join(dir, 'published/current.json'), 'utf8'))
  const database = await DuckDBInstance.create(join(dir, 'published', file), { access_mode: 'READ_ONLY' })
  const connection = await database.connect()
  const times = []
  for (const { about, sql } of QUESTIONS) {
    const ids = await connection.runAndReadAll(
      `select ${KEYS[about]} from entities.${about} order by hash(${KEYS[about]}) limit ${ASKED}`,
    )
    for (const [id] of ids.getRows()) {
      const startedAt = performance.now()
      await connection.runAndReadAll(sql.replace('?', () => `'${String(id).replaceAll("'", "''")}'`))
      times.push({ sql, milliseconds: performance.now() - startedAt })
    }
  }
  connection.closeSync()
  database.closeSync()
  return times.toSorted((one, other) => one.milliseconds - other.milliseconds)
}

/** The same project and rows under both; dbt runs no models in TypeScript, so neither does. */
async function compare() {
  const [ours, theirs, project] = ['ours', 'theirs', 'project'].map((name) => join(dir, name))
  const vars = until('2020-12-31', ', identity_method: deterministic, churn_method: rules')
  for (const each of [ours, theirs]) {
    mkdirSync(each, { recursive: true })
    cpSync(join(dir, 'extract.duckdb'), join(each, 'warehouse.duckdb'))
  }
  cpSync(ANALYTICS, project, { recursive: true })
  const own = await waypoint(ours, 'build', ...vars)
  const dbt = await runMeasured(
    values.dbt,
    [
      'build',
      '--project-dir',
      project,
      '--profiles-dir',
      project,
      '--target-path',
      join(theirs, 'target'),
      ...vars,
    ],
    { WAYPOINT_DIR: theirs, WAYPOINT_MEMORY_LIMIT: MEMORY, DBT_SEND_ANONYMOUS_USAGE_STATS: 'False' },
  )
  console.log(`dbt: ${dbt.output.trim().split('\n').slice(-2).join(' ')}`)
  for (const each of [ours, theirs, project]) rmSync(each, { recursive: true, force: true })
  return { own, dbt }
}

try {
  if (!existsSync(join(dir, 'warehouse.duckdb'))) await waypoint(dir, 'simulate', '--scale', values.scale)
  if (values.dbt !== undefined) cpSync(join(dir, 'warehouse.duckdb'), join(dir, 'extract.duckdb'))
  const full = await waypoint(dir, 'build', ...until('2020-12-30'))
  const slow = slowest(dir)
  await waypoint(dir, 'parse', ...DAILY.slice(0, 2))
  const day = await waypoint(dir, 'build', ...DAILY)
  const slowDay = slowest(dir)
  await waypoint(dir, 'publish')
  const times = await answers()
  const p95 = times[Math.ceil(times.length * 0.95) - 1]
  const figures = [
    { name: 'everything, all tests', seen: full.seconds, limit: 360, unit: 's', beside: beside(full) },
    { name: 'failed of both builds', seen: failures(full) + failures(day), limit: 0, unit: '' },
    { name: 'peak memory', seen: full.megabytes, limit: 12_288, unit: 'MB' },
    { name: 'one more day, its tests', seen: day.seconds, limit: 45, unit: 's', beside: beside(day) },
    { name: `p95 of ${times.length} answers`, seen: p95?.milliseconds ?? null, limit: 50, unit: 'ms' },
  ]
  if (values.dbt !== undefined) {
    const { own, dbt } = await compare()
    figures.push({
      name: 'dbt takes so many times as long',
      seen: dbt.exitCode === 0 ? dbt.seconds / own.seconds : null,
      limit: 1,
      atLeast: true,
      unit: 'times',
      beside: `: ${dbt.seconds.toFixed(0)} s and ${own.seconds.toFixed(0)} s`,
    })
  }
  report(`Analytics, scale ${values.scale}`, figures)
  for (const [title, list] of [
    ['slowest of everything', slow],
    ['slowest of one more day', slowDay],
  ]) {
    console.log(`\n${title}`)
    for (const { name, seconds } of list) console.log(`  ${seconds.toFixed(1).padStart(6)} s  ${name}`)
  }
  console.log(`\nslowest answer: ${times.at(-1)?.milliseconds.toFixed(0)} ms, ${times.at(-1)?.sql}`)
} finally {
  if (values.dir === undefined) rmSync(dir, { recursive: true, force: true })
}
