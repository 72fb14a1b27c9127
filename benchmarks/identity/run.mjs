/**
 * Resolves generated records whose company is known, and judges the result.
 * Usage: node benchmarks/identity/run.mjs [--records 200000] [--profiles tuned,continental,messy] [--seed 1]
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runWaypoint } from '../measure/run-waypoint.mjs'

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '200000' },
    profiles: { type: 'string', default: 'tuned,continental,messy' },
    seed: { type: 'string', default: '1' },
  },
})
const generate = fileURLToPath(new URL('generate.mjs', import.meta.url))
const dir = mkdtempSync(join(tmpdir(), 'waypoint-identity-'))
const percent = (share) => `${(share * 100).toFixed(1)} %`

try {
  console.log(
    'profile       records    seconds  MB     precision  recall   F1       calibration error  largest',
  )
  for (const profile of values.profiles.split(',')) await judge(profile)
} finally {
  rmSync(dir, { recursive: true, force: true })
}

async function judge(profile) {
  const all = join(dir, `${profile}.csv`)
  const out = join(dir, profile)
  if (!existsSync(all)) execFileSync('node', [generate, profile, values.records, all, values.seed])
  const run = await runWaypoint(['identity', 'resolve', all, '--truth', 'company_id', '--out', out, '--json'])
  if (run.exitCode !== 0) throw new Error(run.output)
  const { records, evaluation, largestCustomer } = JSON.parse(run.output)
  const { precision, recall, f1 } = evaluation.pairwise
  const cells = [
    profile.padEnd(13),
    String(records).padStart(8),
    run.seconds.toFixed(1).padStart(9),
    String(Math.round(run.peakMegabytes)).padStart(6),
    percent(precision).padStart(12),
    percent(recall).padStart(8),
    percent(f1).padStart(8),
    evaluation.calibrationError.toFixed(3).padStart(12),
    String(largestCustomer).padStart(14),
  ]
  console.log(cells.join(' '))
}
