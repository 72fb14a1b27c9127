/**
 * How fast a company is simulated: `node benchmarks/simulate/run.mjs [--only small,reference,parquet]
 * [--sources app_devices,app_sessions] [--parquet-scale demo]`. Each is a process of its own, in a temporary folder;
 * the sources are what `reference` has besides those that are always delivered.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runMeasured } from '../measure/run-measured.mjs'
import { report } from '../measure/verdict.mjs'
import { copyTables } from './copy-tables.mjs'

const LAUNCHER = fileURLToPath(new URL('../../apps/cli/bin/waypoint.cjs', import.meta.url))

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'small,reference,parquet' },
    sources: { type: 'string', default: 'app_devices,app_sessions' },
    'parquet-scale': { type: 'string', default: 'demo' },
  },
})
const wanted = new Set(values.only.split(','))

const simulate = async (name, args) => {
  const run = await runMeasured(process.execPath, [LAUNCHER, 'simulate', ...args])
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

if (wanted.has('parquet')) {
  await inFolder(async (dir) => {
    const scale = ['--scale', values['parquet-scale']]
    await simulate(`${values['parquet-scale']} into DuckDB`, [...scale, '--dir', dir])
    const copied = await copyTables(join(dir, 'warehouse.duckdb'), join(dir, 'copied'))
    console.log(`DuckDB's own copy of its tables: ${copied.seconds.toFixed(1)} s`)
    const run = await simulate(`${values['parquet-scale']} into Parquet`, [
      ...scale,
      '--format',
      'parquet',
      '--dir',
      join(dir, 'files'),
    ])
    const seen = copied.seconds / run.seconds
    figures.push({ name: "Parquet, of DuckDB's copy", seen, limit: 0.5, unit: 'x', atLeast: true })
  })
}

report('Simulation', figures)
