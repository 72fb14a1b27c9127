import { type NodeResult, WaypointError } from '@waypoint/contracts'

/** A condition for publishing and how it went; whoever publishes decides which there are. */
export interface GateResult {
  readonly name: string
  readonly passed: boolean
  /** What failed, one line each. */
  readonly details: readonly string[]
}

/** The gate of a build: no node of the run has failed. Warnings pass. */
export function gateOnResults(results: readonly NodeResult[]): GateResult {
  const failed = results.filter(({ status }) => status === 'fail' || status === 'error')
  const notRun = results.filter(({ status }) => status === 'skipped' || status === 'partial success')
  return {
    name: 'tests',
    passed: failed.length === 0 && notRun.length === 0,
    details: [...failed.map(describeFailure), ...notRun.map(({ name, status }) => `${name}: ${status}`)],
  }
}

function describeFailure({ name, failures, message }: NodeResult): string {
  if (failures !== null && failures > 0)
    return `${name}: ${failures} failing ${failures === 1 ? 'row' : 'rows'}`
  return `${name}: ${message?.split('\n')[0] ?? 'failed'}`
}

export function refusal(failed: readonly GateResult[]): WaypointError {
  const reasons = failed.flatMap(({ name, details }) =>
    details.length === 0 ? [name] : details.map((detail) => `${name}: ${detail}`),
  )
  return new WaypointError({
    code: 'publish-refused',
    message: `Nothing was published: ${failed.map(({ name }) => name).join(', ')} did not pass.\n${reasons
      .map((reason) => `  - ${reason}`)
      .join('\n')}`,
    hint: 'Correct what failed and build again. Readers go on seeing the last published version.',
  })
}
