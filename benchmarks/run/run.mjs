/**
 * How long running takes, beside dbt-core with the same database where DBT (or dbt on the path) is a command, and
 * beside the database alone. node benchmarks/run/run.mjs [--database duckdb|postgres]
 * [--only views,tests,unit,shop,layers] [--runs 3] [--dbt-runs 1] [--without-dbt]
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runMeasured } from '../measure/run-measured.mjs'
import { report } from '../measure/verdict.mjs'
import { comparison, cpu } from './comparison.mjs'
import { duckdb } from './duckdb.mjs'
import {
  LAYERS_MEMORY_LIMIT,
  layersProject,
  shopProject,
  testsProject,
  unitTestsProject,
  viewsProject,
} from './generate.mjs'
import { startPostgres } from './postgres.mjs'

const CASES = ['views', 'tests', 'unit', 'shop', 'layers']
/** A statement costs a server more, and dbt-core much more: there, less of what takes it minutes. */
const SIZES = {
  duckdb: { views: 500, manyViews: 2000, tests: 500, unitTests: 1000, models: 1000, modelTests: 800 },
  postgres: { views: 500, manyViews: 2000, tests: 500, unitTests: 200, models: 300, modelTests: 240 },
}
const { values } = parseArgs({
  options: {
    database: { type: 'string', default: 'duckdb' },
    only: { type: 'string', default: CASES.join(',') },
    runs: { type: 'string', default: '3' },
    'dbt-runs': { type: 'string', default: '1' },
    'without-dbt': { type: 'boolean', default: false },
  },
})
const sizes = SIZES[values.database]
if (sizes === undefined) throw new Error(`--database is one of ${Object.keys(SIZES).join(', ')}`)
const launcher =
  process.env.WAYPOINT ?? fileURLToPath(new URL('../../apps/cli/bin/waypoint.cjs', import.meta.url))
const dbt = process.env.DBT ?? 'dbt'
const hasDbt = !values['without-dbt'] && spawnSync(dbt, ['--version']).status === 0
const programs = {
  waypoint: (args) => runMeasured(process.execPath, [launcher, ...args]),
  ...(hasDbt ? { dbt: (args) => runMeasured(dbt, args, { DBT_SEND_ANONYMOUS_USAGE_STATS: 'False' }) } : {}),
}
const wanted = new Set(values.only.split(','))
const database = values.database === 'postgres' ? await startPostgres() : duckdb()
const dir = mkdtempSync(join(tmpdir(), 'waypoint-run-'))
const runs = { own: Number(values.runs), compared: Number(values['dbt-runs']) }
const { compare, bare } = comparison({ dir, database, programs, runs })
const figures = []

try {
  if (!hasDbt) console.log('dbt is not compared: set DBT to its command')
  if (wanted.has('views')) await views()
  if (wanted.has('tests')) await tests()
  if (wanted.has('unit')) await unitTests()
  if (wanted.has('shop')) await shop()
  if (wanted.has('layers')) await layers()
  report(`Running on ${database.name}`, figures)
} finally {
  await database.stop()
  rmSync(dir, { recursive: true, force: true })
}

async function views() {
  const name = counted(sizes.views, 'views')
  const measured = await compare(name, (place) => viewsProject(place, sizes.views), { command: ['run'] })
  faster(name, measured, 12)
  const alone = await bare(name)
  const one = await compare('one view', (place) => viewsProject(place, 1), { command: ['run'], alone: true })
  const perNode =
    (cpu(measured.waypoint.best) - cpu(one.waypoint.best) - alone.cpuSeconds) / (sizes.views - 1)
  figures.push({ name: 'engine, per view', seen: perNode * 1000, limit: 2, unit: 'ms' })
  const many = await compare(
    counted(sizes.manyViews, 'views'),
    (place) => viewsProject(place, sizes.manyViews),
    { command: ['run'], alone: true },
  )
  const megabytes = many.waypoint.best.megabytes - measured.waypoint.best.megabytes
  const growth = (megabytes / (sizes.manyViews - sizes.views)) * 1024
  figures.push({ name: 'memory, per further view', seen: growth, limit: 32, unit: 'kB' })
}

async function tests() {
  const name = counted(sizes.tests, 'tests')
  const measured = await compare(name, (place) => testsProject(place, sizes.tests), {
    before: ['run'],
    command: ['test'],
  })
  faster(name, measured, 20)
}

async function unitTests() {
  const name = counted(sizes.unitTests, 'unit tests')
  const measured = await compare(name, (place) => unitTestsProject(place, sizes.unitTests), {
    before: ['run'],
    command: ['test', '--select', 'test_type:unit'],
  })
  faster(name, measured, 8)
}

async function shop() {
  const measured = await compare('a small shop', shopProject, { command: ['build'] })
  figures.push({ name: 'a small shop', seen: measured.waypoint.best.seconds, limit: 0.5, unit: 's' })
}

async function layers() {
  const size = { models: sizes.models, tests: sizes.modelTests }
  const name = `${counted(size.models, 'models')}, ${counted(size.tests, 'tests')}`
  const measured = await compare(name, (place) => layersProject(place, size), {
    command: ['build'],
    alone: true,
  })
  const alone = await bare(name)
  const { seconds, megabytes } = measured.waypoint.best
  figures.push({ name, seen: seconds / alone.seconds, limit: 1.3, unit: '×' })
  figures.push(
    values.database === 'duckdb'
      ? {
          name: 'memory beside DuckDB’s limit',
          seen: megabytes - LAYERS_MEMORY_LIMIT,
          limit: 400,
          unit: 'MB',
        }
      : { name: 'memory of the client', seen: megabytes, limit: 400, unit: 'MB' },
  )
}

/** By processor time of the programs: other work on the machine lengthens what the clock shows. */
function faster(name, { waypoint, dbt: peer }, limit) {
  if (peer === undefined) return
  const times = cpu(peer.compared) / cpu(waypoint.compared)
  const wall = peer.compared.seconds / waypoint.compared.seconds
  const beside = ` (by the clock: ${wall.toFixed(1)} ×)`
  figures.push({ name: `${name}, times faster`, seen: times, limit, unit: '×', atLeast: true, beside })
}

function counted(count, things) {
  return `${count.toLocaleString('en')} ${things}`
}
