import type { InvocationResult } from '@waypoint/engine'
import type { Host } from '../host.ts'
import { runEngine } from '../engine/run-engine.ts'
import { describeCounts } from '../terminal/node-line.ts'
import { createBuildProgress } from '../terminal/build-progress.ts'
import { renderRunSummary } from '../terminal/run-summary.ts'
import type { Step } from '../terminal/step-view.ts'
import type { DemoRun } from './run-demo.ts'

/** Builds and checks everything; null when a node failed or the build was interrupted. */
export async function buildDemo(run: DemoRun, host: Host, step: Step): Promise<InvocationResult | null> {
  const outcome = await runEngine(
    'build',
    { dir: run.workspace.dir, projectDir: run.projectDir, logFormat: 'text' },
    { host, onEvent: createBuildProgress(host, step) },
  )
  const counts: Record<string, number> = {}
  for (const { resourceType } of outcome.results) counts[resourceType] = (counts[resourceType] ?? 0) + 1
  if (outcome.exitCode === 0) {
    step.done(`${describeCounts(counts)}: all passed`)
    return outcome
  }
  step.failed(outcome.interrupted ? 'interrupted' : 'not everything passed')
  host.out(renderRunSummary(outcome, host.style))
  host.out('Nothing was published: readers go on seeing the last published version, if there is one.\n')
  host.exitWith(outcome.exitCode)
  return null
}
