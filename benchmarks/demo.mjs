/** The demo from nothing: wall time and peak memory of the one process that does it all. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runWaypoint } from './measure/run-waypoint.mjs'
import { report } from './measure/verdict.mjs'

const dir = mkdtempSync(join(tmpdir(), 'waypoint-demo-'))
try {
  const first = await runWaypoint(['demo', '--dir', dir])
  console.log(first.output)
  if (first.exitCode !== 0) throw new Error(`the demo ended with exit code ${first.exitCode}`)
  const again = await runWaypoint(['demo', '--dir', dir])
  report('Demo, 2,000 customers over 24 months', [
    { name: 'from nothing', seen: first.seconds, limit: 60, unit: 's' },
    { name: 'peak memory', seen: first.peakMegabytes, limit: 2048, unit: 'MB' },
    { name: 'a second run', seen: again.seconds, limit: first.seconds / 4, unit: 's' },
  ])
} finally {
  rmSync(dir, { recursive: true, force: true })
}
