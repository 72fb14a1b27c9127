/**
 * How fast a company is simulated: `node benchmarks/simulate/run.mjs [--only small,reference,parquet]
 * [--sources app_devices,app_sessions] [--parquet-scale demo]`. Each is a process of its own, in a temporary folder;
 * the sources are what `reference` has besides those that are always delivered.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runMeasured } from '../measure/run-measured.mjs'
import { report } from '../measure/verdict.mjs'
import { copyTables } from './copy-tables.mjs'

const LAUNCHER = fileURLToPath(new URL('../../apps/cli/bin/waypoint.cjs', import.meta.url))

const TIMER = new URL('time-copies.mjs', import.meta.url).href

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'small,reference,parquet' },
    sources: { type: 'string', default: 'app_devices,app_sessions' },
    'parquet-scale': { type: 'string', default: 'demo' },
  },
})
const wanted = new Set(values.only.split(','))

const simulate = async (name, args, env = {}) => {
  const run = await runMeasured(process.execPath, [LAUNCHER, 'simulate', ...args], env)
  if (run.exitCode !== 0) throw new Error(`${name} ended with exit code ${run.exitCode}:\n${run.output}`)
  const rows = /([\d,]+) rows/.exec(run.output)?.[1] ?? '?'
  const cpu = run.cpuSeconds === null ? '' : `, ${run.cpuSeconds.toFixed(1)} s of processor time`
  console.log(`${name}: ${rows} rows, ${run.seconds.toFixed(1)} s${cpu}`)
  return run
}

const inFolder = async (work) => {
  const dir = mkdtempSync(join(tmpdir(), 'waypoint-simulate-'))
  try {
    return await work(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const figures = []

if (wanted.has('small')) {
  const runs = []
  for (let run = 0; run < 3; run++) {
    runs.push(await inFolder((dir) => simulate('small', ['--scale', 'small', '--dir', dir])))
  }
  const seen = Math.min(...runs.map((run) => run.seconds))
  figures.push({ name: 'small, best of three', seen, limit: 3, unit: 's' })
}

if (wanted.has('reference')) {
  const run = await inFolder((dir) =>
    simulate('reference', ['--scale', 'reference', '--sources', values.sources, '--dir', dir]),
  )
  figures.push(
    { name: 'reference into DuckDB', seen: run.seconds, limit: 180, unit: 's' },
    { name: 'its peak memory', seen: run.megabytes, limit: 4096, unit: 'MB' },
  )
}

const rateOf = (name, { rows, seconds }) => {
  const rate = rows / seconds
  console.log(`${name}: ${rows} rows in ${seconds.toFixed(2)} s, ${Math.round(rate)} a second`)
  return rate
}

if (wanted.has('parquet')) {
  await inFolder(async (dir) => {
    const scale = ['--scale', values['parquet-scale']]
    const timed = join(dir, 'timed.json')
    const into = ['--format', 'parquet', '--dir', join(dir, 'files')]
    await simulate(`${values['parquet-scale']} into DuckDB`, [...scale, '--dir', dir])
    const its = rateOf(
      "DuckDB's own copy",
      await copyTables(join(dir, 'warehouse.duckdb'), join(dir, 'copied')),
    )
    await simulate(`${values['parquet-scale']} into Parquet`, [...scale, ...into], {
      NODE_OPTIONS: `--import=${TIMER}`,
      TIMED_COPIES: timed,
    })
    const ours = rateOf('Its files', JSON.parse(readFileSync(timed, 'utf8')))
    figures.push({
      name: "Parquet, of DuckDB's copy",
      seen: ours / its,
      limit: 0.5,
      unit: 'x',
      atLeast: true,
    })
  })
}

report('Simulation', figures)
