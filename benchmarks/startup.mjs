/** How long `waypoint --version` takes: the median of 15 starts, beside an empty Node.js start in the same run. */
import { spawnSync } from 'node:child_process'
import { runWaypoint } from './measure/run-waypoint.mjs'
import { report } from './measure/verdict.mjs'

const RUNS = 15
const LIMIT_MS = 150

const ours = []
const empty = []
for (let run = 0; run < RUNS; run += 1) {
  const startedAt = process.hrtime.bigint()
  spawnSync(process.execPath, ['-e', ''])
  empty.push(Number(process.hrtime.bigint() - startedAt) / 1e6)
  const { seconds, exitCode } = await runWaypoint(['--version'])
  if (exitCode !== 0) throw new Error('waypoint --version failed')
  ours.push(seconds * 1000)
}

const median = (values) => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]
report('Start-up', [{ name: 'waypoint --version', seen: median(ours), limit: LIMIT_MS, unit: 'ms' }])
console.log(`  an empty Node.js process: ${median(empty).toFixed(0)} ms`)
