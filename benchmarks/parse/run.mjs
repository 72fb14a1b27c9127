/**
 * How long reading a large project takes, from nothing and from what the last parse left.
 * node benchmarks/parse/run.mjs [--models 10000] [--with-dbt]: dbt-core is measured in the same run where
 * DBT (or dbt on the path) is a command.
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runMeasured } from '../measure/run-measured.mjs'
import { report } from '../measure/verdict.mjs'
import { generateProject, modelFile, modelName } from './generate.mjs'

const { values } = parseArgs({
  options: { models: { type: 'string', default: '10000' }, 'with-dbt': { type: 'boolean', default: false } },
})
const models = Number(values.models)
const launcher = fileURLToPath(new URL('../../apps/cli/bin/waypoint.cjs', import.meta.url))
const dbt = process.env.DBT ?? 'dbt'

const waypoint = (...args) => runMeasured(process.execPath, [launcher, ...args])
const peer = (...args) => runMeasured(dbt, args, { DBT_SEND_ANONYMOUS_USAGE_STATS: 'False' })

const dir = mkdtempSync(join(tmpdir(), 'waypoint-parse-'))
try {
  const ours = await measure(waypoint, join(dir, 'waypoint'), models)
  const tenth = await measure(waypoint, join(dir, 'tenth'), Math.round(models / 10))
  const start = await best(() => waypoint('--version'))
  const theirs =
    values['with-dbt'] && spawnSync(dbt, ['--version']).status === 0
      ? await measure(peer, join(dir, 'dbt'), models)
      : undefined
  print('waypoint', ours)
  print(`waypoint, ${Math.round(models / 10)} models`, tenth)
  if (theirs !== undefined) print('dbt', theirs)
  console.log(`start of the process alone: ${seconds(start)}`)
  if (models === 10_000) verdict(ours, tenth, start)
} finally {
  rmSync(dir, { recursive: true, force: true })
}

/** The same steps for both programs; everything after the first has the cache of the step before. */
async function measure(run, project, count) {
  generateProject(project, count)
  const at = ['--project-dir', project, '--profiles-dir', project]
  const edited = Math.floor(count / 2)
  const edit = () => appendFileSync(modelFile(project, edited), '-- edited\n')
  const cold = await succeed(run('parse', ...at))
  const warm = await best(() => run('parse', ...at))
  const afterEdit = await best(() => (edit(), run('parse', ...at)))
  const list = await best(() => run('ls', '-s', modelName(edited), ...at))
  return { cold, warm, edit: afterEdit, list }
}

/** The run with the least processor time of three: other work on the machine only ever adds to it. */
async function best(run) {
  const runs = []
  for (let index = 0; index < 3; index += 1) runs.push(await succeed(run()))
  return runs.toSorted(
    (left, right) => (left.cpuSeconds ?? left.seconds) - (right.cpuSeconds ?? right.seconds),
  )[0]
}

async function succeed(running) {
  const result = await running
  if (result.exitCode !== 0)
    throw new Error(`a run ended with exit code ${result.exitCode}:\n${result.output}`)
  return result
}

function print(name, steps) {
  console.log(name)
  for (const [step, result] of Object.entries(steps)) console.log(`  ${step.padEnd(6)} ${seconds(result)}`)
}

function seconds({ seconds: wall, cpuSeconds, megabytes }) {
  const cpu = cpuSeconds === null ? '' : `, ${cpuSeconds.toFixed(2)} s of processor`
  const memory = megabytes === null ? '' : `, ${megabytes.toFixed(0)} MB`
  return `${wall.toFixed(2)} s${cpu}${memory}`
}

function beside(result, from) {
  return (result.seconds - from.seconds) * 1000
}

function verdict(ours, tenth, start) {
  report('Reading 10,000 models and 10,000 tests', [
    { name: 'from nothing', seen: ours.cold.seconds, limit: 4, unit: 's' },
    { name: 'peak memory', seen: ours.cold.megabytes, limit: 600, unit: 'MB' },
    { name: 'unchanged, beside the start', seen: beside(ours.warm, start), limit: 300, unit: 'ms' },
    { name: 'one edit, beside unchanged', seen: beside(ours.edit, ours.warm), limit: 150, unit: 'ms' },
    { name: 'ls -s one', seen: ours.list.seconds * 1000, limit: 400, unit: 'ms' },
    {
      name: '10,000 against 1,000 models',
      seen: (ours.cold.cpuSeconds ?? 0) / (tenth.cold.cpuSeconds ?? 1),
      limit: 10,
      unit: '×',
    },
  ])
}
