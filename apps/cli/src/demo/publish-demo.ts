import type { InvocationResult } from '@waypoint/engine'
import type { Host } from '../host.ts'
import { evidenceOf } from '../publishing/build-evidence.ts'
import { describePublished, publishWarehouse, SERVING_SCHEMAS } from '../publishing/publish-warehouse.ts'
import { renderError } from '../terminal/error-view.ts'
import type { Step } from '../terminal/step-view.ts'
import { readState, writeState } from '../workspace/state.ts'
import type { DemoRun } from './run-demo.ts'

interface BuiltDemo extends DemoRun {
  readonly build: InvocationResult
}

/** Publishes what was built; false when a gate refused it. */
export async function publishDemo(run: BuiltDemo, host: Host, step: Step): Promise<boolean> {
  const state = readState(run.workspace)
  const result = await publishWarehouse(run.workspace, {
    comparesWithCurrent: state.published?.simulation === run.simulation,
    evidence: evidenceOf(run.build),
    schemas: SERVING_SCHEMAS,
    signal: host.signal,
    onProgress: (text) => step.update([text]),
  })
  if (result.status === 'refused') {
    step.failed('refused')
    host.err(renderError(result.error, host.style))
    host.exitWith(1)
    return false
  }
  const { version } = result.version
  writeState(run.workspace, {
    simulation: run.simulation,
    published: { fingerprint: run.fingerprint, version, simulation: run.simulation },
  })
  step.done(describePublished(result))
  return true
}
