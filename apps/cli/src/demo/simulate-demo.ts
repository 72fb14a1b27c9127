import { existsSync } from 'node:fs'
import { simulate } from '@waypoint/simulator'
import type { Host } from '../host.ts'
import { progressLine } from '../simulation/simulation-view.ts'
import { formatCount, plural } from '../terminal/duration.ts'
import type { Step } from '../terminal/step-view.ts'
import { readState, writeState } from '../workspace/state.ts'
import { readProjectAhead } from './read-project-ahead.ts'
import type { DemoRun } from './run-demo.ts'

/** Makes the company's extracts and truth, unless the workspace holds this very simulation already. */
export async function simulateDemo(run: DemoRun, host: Host, step: Step): Promise<void> {
  const { workspace, options } = run
  const isThere = existsSync(workspace.warehouse) && existsSync(workspace.truth)
  if (isThere && readState(workspace).simulation === run.simulation) {
    step.done('nothing new: this company is simulated already')
    return
  }
  writeState(workspace, { simulation: null, published: null })
  const reading = readProjectAhead(run, host)
  const simulated = simulate({
    scale: options.scale,
    seed: options.seed,
    ...(options.sources === undefined ? {} : { sources: options.sources }),
    output: { kind: 'duckdb', warehouse: workspace.warehouse, truth: workspace.truth },
    ifExists: 'replace',
    signal: host.signal,
    onProgress: (progress) => step.update([progressLine(progress)]),
  })
  const summary = await simulated.finally(() => reading)
  writeState(workspace, { simulation: run.simulation, published: null })
  const sources = new Set(summary.tables.map((table) => table.source)).size
  step.done(
    `${formatCount(summary.rows)} rows of ${plural(summary.tables.length, 'table')} from ${plural(sources, 'source')}, ${summary.startDate} to ${summary.endDate}`,
  )
}
