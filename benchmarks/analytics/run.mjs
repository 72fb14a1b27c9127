/**
 * The whole analytics project on a large company: everything with all tests, one more day with its tests, and typical
 * questions about one customer, subscription or user to the published version; with --dbt also how long dbt takes.
 * The further day is one that is reported on: the warehouse holds the rows of all days from the beginning.
 * node benchmarks/analytics/run.mjs [--scale reference] [--dir <workspace to keep, or with a simulation>]
 *   [--dbt <path of dbt, with dbt-duckdb>] [--slowest 20] [--only build,answers,dbt]
 * `--only answers` asks a workspace that has a published version; `--only dbt` wants a simulation in `--dir`, or makes one.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runMeasured } from '../measure/run-measured.mjs'
import { report } from '../measure/verdict.mjs'
import { answers, share95 } from './answers.mjs'

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: 'reference' },
    dir: { type: 'string' },
    dbt: { type: 'string' },
    slowest: { type: 'string', default: '20' },
    only: { type: 'string', default: 'build,answers,dbt' },
  },
})
const LAUNCHER = fileURLToPath(new URL('../../apps/cli/bin/waypoint.cjs', import.meta.url))
const ANALYTICS = fileURLToPath(new URL('../../analytics', import.meta.url))
/** For DuckDB; the rest of the limit is left for what it does not count, and for Node.js. */
const MEMORY = '8GB'
const parts = new Set(values.only.split(','))
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
  for (const each of [ours, theirs, project, join(dir, 'extract.duckdb')]) {
    rmSync(each, { recursive: true, force: true })
  }
  return { own, dbt }
}

function listed(title, list) {
  console.log(`\n${title}`)
  for (const { name, seconds } of list) console.log(`  ${seconds.toFixed(1).padStart(6)} s  ${name}`)
}

async function buildAndDay() {
  const full = await waypoint(dir, 'build', ...until('2020-12-30'))
  const slow = slowest(dir)
  await waypoint(dir, 'parse', ...DAILY.slice(0, 2))
  const day = await waypoint(dir, 'build', ...DAILY)
  listed('slowest of everything', slow)
  listed('slowest of one more day', slowest(dir))
  await waypoint(dir, 'publish')
  return [
    { name: 'everything, all tests', seen: full.seconds, limit: 360, unit: 's', beside: beside(full) },
    { name: 'failed of both builds', seen: failures(full) + failures(day), limit: 0, unit: '' },
    { name: 'peak memory', seen: full.megabytes, limit: 12_288, unit: 'MB' },
    { name: 'one more day, its tests', seen: day.seconds, limit: 45, unit: 's', beside: beside(day) },
  ]
}

async function asked() {
  const times = await answers(dir)
  const last = times.at(-1)
  console.log(`\nslowest answer: ${last?.milliseconds.toFixed(0)} ms, ${last?.sql}`)
  return [
    {
      name: `p95 of ${times.length} answers`,
      seen: share95(times.map(({ milliseconds }) => milliseconds)),
      limit: 50,
      unit: 'ms',
      beside: `, ${share95(times.map(({ processor }) => processor))?.toFixed(0)} ms of processor time`,
    },
  ]
}

async function compared() {
  const { own, dbt } = await compare()
  return [
    {
      name: 'dbt takes so many times as long',
      seen: dbt.exitCode === 0 ? dbt.seconds / own.seconds : null,
      limit: 1,
      atLeast: true,
      unit: 'times',
      beside: `: ${dbt.seconds.toFixed(0)} s${beside(dbt)}, ${dbt.megabytes?.toFixed(0)} MB; ${own.seconds.toFixed(0)} s${beside(own)}, ${own.megabytes?.toFixed(0)} MB`,
    },
  ]
}

try {
  const simulated = join(dir, 'warehouse.duckdb')
  if (!existsSync(simulated) && values.only !== 'answers')
    await waypoint(dir, 'simulate', '--scale', values.scale)
  const comparesDbt = values.dbt !== undefined && parts.has('dbt')
  if (comparesDbt) cpSync(simulated, join(dir, 'extract.duckdb'))
  const figures = [
    ...(parts.has('build') ? await buildAndDay() : []),
    ...(parts.has('answers') ? await asked() : []),
    ...(comparesDbt ? await compared() : []),
  ]
  report(`Analytics, scale ${values.scale}`, figures)
} finally {
  if (values.dir === undefined) rmSync(dir, { recursive: true, force: true })
}
