/**
 * What safety costs: audits within a build, publishing, rolling back, comparing, and what readers notice of it.
 * node benchmarks/publish/run.mjs [--scale demo] [--dir <a built workspace, which is copied>] [--rows 10000000]
 *   [--only audit,publish,readers,diff,postgres]
 */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runMeasured } from '../measure/run-measured.mjs'
import { report } from '../measure/verdict.mjs'
import { auditOverhead } from './audit-overhead.mjs'
import { diffOfManyRows } from './diff-of-many-rows.mjs'
import { touchPublished } from './published-rows.mjs'
import { latencies } from './reader-latencies.mjs'
import { rollbackInPostgres } from './rollback-in-postgres.mjs'

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: 'demo' },
    dir: { type: 'string' },
    rows: { type: 'string', default: '10000000' },
    only: { type: 'string', default: 'audit,publish,readers,diff,postgres' },
  },
})
const LAUNCHER = fileURLToPath(new URL('../../apps/cli/bin/waypoint.cjs', import.meta.url))
const parts = new Set(values.only.split(','))
const scratch = mkdtempSync(join(tmpdir(), 'waypoint-publish-'))
const dir = join(scratch, 'company')

async function waypoint(...args) {
  return checked(args, await runMeasured(process.execPath, [LAUNCHER, ...args, '--dir', dir]))
}

/** As `waypoint schedule` runs its steps: behind whoever waits for an answer. */
async function scheduled(...args) {
  return checked(
    args,
    await runMeasured('nice', ['-n', '10', process.execPath, LAUNCHER, ...args, '--dir', dir]),
  )
}

function checked(args, run) {
  if (run.exitCode === null || (run.exitCode !== 0 && args[0] !== 'diff'))
    throw new Error(`waypoint ${args.join(' ')}\n${run.output.slice(-4000)}`)
  return run
}

const beside = ({ cpuSeconds }) => `, ${cpuSeconds?.toFixed(1)} s of processor time`

async function publishing() {
  const { rows } = await touchPublished(dir)
  const published = await waypoint('publish', '--override', 'measured')
  const switches = []
  for (let index = 0; index < 5; index += 1) {
    await waypoint('rollback')
    const { current, versions } = JSON.parse((await waypoint('versions', '--json')).output)
    const latest = versions[0].version
    if (latest === current) continue
    switches.push(JSON.parse((await waypoint('rollback', latest, '--json')).output).milliseconds)
  }
  return [
    {
      name: 'publish',
      seen: published.seconds,
      limit: 20,
      unit: 's',
      beside: ` for the company of the scale reference: ${rows.toLocaleString('en-US')} rows here${beside(published)}`,
    },
    {
      name: 'rollback',
      seen: Math.max(...switches),
      limit: 100,
      unit: 'ms',
      beside: ', without the start of the process',
    },
  ]
}

try {
  if (values.dir === undefined && (parts.has('audit') || parts.has('publish') || parts.has('readers'))) {
    await waypoint('demo', '--scale', values.scale)
  } else if (values.dir !== undefined && existsSync(values.dir)) {
    cpSync(values.dir, dir, { recursive: true })
  }
  if (parts.has('publish')) report('Publishing', await publishing())
  if (parts.has('readers')) report('Readers', [await latencies(dir, scheduled)])
  if (parts.has('audit')) report('Audits', [await auditOverhead({ scratch, waypoint })])
  if (parts.has('postgres')) report('In PostgreSQL', [await rollbackInPostgres()])
  if (parts.has('diff')) {
    const many = { dir: join(scratch, 'many'), rows: Number(values.rows), launcher: LAUNCHER }
    report('Comparing', [await diffOfManyRows(many)])
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
