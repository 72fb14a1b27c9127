/**
 * How long running takes, beside dbt-core with dbt-duckdb where DBT (or dbt on the path) is a command, and
 * beside DuckDB alone. node benchmarks/run/run.mjs [--only views,tests,unit,shop,layers] [--without-dbt] [--runs 3]
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runMeasured } from '../measure/run-measured.mjs'
import { report } from '../measure/verdict.mjs'
import {
  LAYERS_MEMORY_LIMIT,
  layersProject,
  shopProject,
  testsProject,
  unitTestsProject,
  viewsProject,
} from './generate.mjs'

const CASES = ['views', 'tests', 'unit', 'shop', 'layers']
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: CASES.join(',') },
    runs: { type: 'string', default: '3' },
    'without-dbt': { type: 'boolean', default: false },
  },
})
const file = (path) => fileURLToPath(new URL(path, import.meta.url))
const launcher = process.env.WAYPOINT ?? file('../../apps/cli/bin/waypoint.cjs')
const dbt = process.env.DBT ?? 'dbt'
const hasDbt = !values['without-dbt'] && spawnSync(dbt, ['--version']).status === 0
const wanted = new Set(values.only.split(','))
const dir = mkdtempSync(join(tmpdir(), 'waypoint-run-'))

const programs = {
  waypoint: (args) => runMeasured(process.execPath, [launcher, ...args]),
  ...(hasDbt ? { dbt: (args) => runMeasured(dbt, args, { DBT_SEND_ANONYMOUS_USAGE_STATS: 'False' }) } : {}),
}
const figures = []

try {
  if (!hasDbt) console.log('dbt is not compared: set DBT to its command')
  if (wanted.has('views')) await views()
  if (wanted.has('tests')) await tests()
  if (wanted.has('unit')) await unitTests()
  if (wanted.has('shop')) await shop()
  if (wanted.has('layers')) await layers()
  report('Running', figures)
} finally {
  rmSync(dir, { recursive: true, force: true })
}

async function views() {
  const measured = await compare('views', (project) => viewsProject(project, 500), { command: ['run'] })
  faster('500 views', measured, 12)
  const one = await compare('one view', (project) => viewsProject(project, 1), {
    command: ['run'],
    alone: true,
  })
  const alone = await bare(join(dir, 'views-waypoint'))
  const perNode = (cpu(measured.waypoint) - cpu(one.waypoint) - alone.cpuSeconds) / 499
  figures.push({ name: 'engine, per view', seen: perNode * 1000, limit: 2, unit: 'ms' })
  const many = await compare('2,000 views', (project) => viewsProject(project, 2000), {
    command: ['run'],
    alone: true,
  })
  const growth = ((many.waypoint.megabytes - measured.waypoint.megabytes) / 1500) * 1024
  figures.push({ name: 'memory, per further view', seen: growth, limit: 32, unit: 'kB' })
}

async function tests() {
  const measured = await compare('tests', (project) => testsProject(project, 500), {
    before: ['run'],
    command: ['test'],
  })
  faster('500 tests', measured, 20)
}

async function unitTests() {
  const measured = await compare('unit tests', (project) => unitTestsProject(project, 1000), {
    before: ['run'],
    command: ['test', '--select', 'test_type:unit'],
  })
  faster('1,000 unit tests', measured, 8)
}

async function shop() {
  const measured = await compare('a small shop', shopProject, { command: ['build'] })
  figures.push({ name: 'a small shop', seen: measured.waypoint.seconds, limit: 0.5, unit: 's' })
}

async function layers() {
  const size = { models: 1000, tests: 800 }
  const measured = await compare('1,000 models, 800 tests', (project) => layersProject(project, size), {
    command: ['build'],
    alone: true,
  })
  const alone = await bare(join(dir, '1,000 models, 800 tests-waypoint'))
  print('DuckDB alone', alone)
  figures.push(
    {
      name: '1,000 models, 800 tests',
      seen: measured.waypoint.seconds / alone.seconds,
      limit: 1.3,
      unit: '×',
    },
    {
      name: 'memory beside DuckDB’s limit',
      seen: measured.waypoint.megabytes - LAYERS_MEMORY_LIMIT,
      limit: 400,
      unit: 'MB',
    },
  )
}

/** The same project and command for each program, once to be warm, then the best of some runs. */
async function compare(name, generate, { before, command, alone = false }) {
  console.log(name)
  const results = {}
  for (const [program, run] of Object.entries(programs)) {
    if (alone && program !== 'waypoint') continue
    const project = join(dir, `${name}-${program}`)
    generate(project)
    const at = ['--project-dir', project, '--profiles-dir', project]
    if (before !== undefined) await succeed(run([...before, ...at]))
    await succeed(run([...command, ...at]))
    const runs = []
    const count = program === 'waypoint' ? Number(values.runs) : 1
    for (let index = 0; index < count; index += 1) runs.push(await succeed(run([...command, ...at])))
    results[program] = runs.toSorted((left, right) => cpu(left) - cpu(right))[0]
    print(program, results[program])
  }
  return results
}

/** The statements that a build of ours has run, on one connection. */
async function bare(project) {
  const result = await succeed(runMeasured(process.execPath, [file('bare.mjs'), project]))
  return { ...JSON.parse(result.output), megabytes: result.megabytes }
}

/** Other work on the machine lengthens wall time: with it, processor time is the better judge. */
function faster(name, { waypoint, dbt: peer }, limit) {
  if (peer === undefined) return
  const times = Math.max(peer.seconds / waypoint.seconds, cpu(peer) / cpu(waypoint))
  figures.push({ name: `${name}, times faster`, seen: times, limit, unit: '×', atLeast: true })
}

function cpu(result) {
  return result.cpuSeconds ?? result.seconds
}

async function succeed(running) {
  const result = await running
  if (result.exitCode !== 0)
    throw new Error(`a run ended with exit code ${result.exitCode}:\n${result.output.slice(-4000)}`)
  return result
}

function print(name, { seconds, cpuSeconds, megabytes }) {
  const processor = cpuSeconds === null ? '' : `, ${cpuSeconds.toFixed(2)} s of processor`
  const memory = megabytes === null ? '' : `, ${megabytes.toFixed(0)} MB`
  console.log(`  ${name.padEnd(12)} ${seconds.toFixed(2)} s${processor}${memory}`)
}
