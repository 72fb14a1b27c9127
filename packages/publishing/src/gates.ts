import { type NodeResult, WaypointError } from '@waypoint/contracts'

/** A condition for publishing and how it went; whoever publishes decides which there are. */
export interface GateResult {
  readonly name: string
  readonly passed: boolean
  /** What failed, one line each. */
  readonly details: readonly string[]
  /** Where the gate counts checks. */
  readonly checks?: { readonly passed: number; readonly total: number }
}

/** What a gate needs to know of a node's run; a result in memory and one of run_results.json both have it. */
export type NodeOutcome = Pick<
  NodeResult,
  'uniqueId' | 'name' | 'resourceType' | 'status' | 'failures' | 'message'
>

/** The gate of a build: no node of the run has failed. Warnings pass. */
export function gateOnResults(results: readonly NodeOutcome[]): GateResult {
  const failed = results.filter(({ status }) => status === 'fail' || status === 'error')
  const notRun = results.filter(({ status }) => status === 'skipped' || status === 'partial success')
  return {
    name: 'tests',
    passed: failed.length === 0 && notRun.length === 0,
    details: [...failed.map(describeFailure), ...describeNotRun(notRun)],
    checks: countChecks(results),
  }
}

/** What waits for what failed is told as one line, or nobody would see what failed. */
function describeNotRun(notRun: readonly NodeOutcome[]): readonly string[] {
  const [first] = notRun
  if (first === undefined) return []
  return [
    notRun.length === 1
      ? `${first.name}: ${first.status}`
      : `${notRun.length} were not run, ${first.name} for one`,
  ]
}

/** The gate of the checks that compare a day with the days before it: what is only told passes. */
export function gateOnAnomalies(results: readonly NodeOutcome[]): GateResult {
  const told = results.filter(({ status }) => status !== 'pass')
  return {
    name: 'anomaly checks',
    passed: told.every(({ status }) => status === 'warn'),
    details: told.map(describeFailure),
  }
}

/** The gate of a whole build: everything that there is has been run, so nothing stale is published. */
export function gateOnCompleteness(expected: readonly string[], results: readonly NodeOutcome[]): GateResult {
  const ran = new Set(results.map(({ uniqueId }) => uniqueId))
  const missing = expected.filter((uniqueId) => !ran.has(uniqueId))
  return {
    name: 'whole build',
    passed: missing.length === 0,
    details:
      missing.length === 0
        ? []
        : [`the last run left out ${missing.length} of ${expected.length} nodes, ${missing[0]} for one`],
  }
}

function countChecks(results: readonly NodeOutcome[]): { readonly passed: number; readonly total: number } {
  const checks = results.filter(({ resourceType }) => resourceType === 'test' || resourceType === 'unit_test')
  return { passed: checks.filter(({ status }) => status === 'pass').length, total: checks.length }
}

function describeFailure({ name, failures, message }: NodeOutcome): string {
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
    hint: [
      ...new Set(failed.flatMap(({ name }) => WHERE_TO_LOOK.get(name) ?? [])),
      'Correct what failed and build again. Readers go on seeing the last published version.',
    ].join(' '),
  })
}

const TESTS = '`waypoint test --explain --select <its name>` shows the rows of a test.'

const WHERE_TO_LOOK: ReadonlyMap<string, string> = new Map([
  ['tests', TESTS],
  ['anomaly checks', TESTS],
  [
    'data diff',
    '`waypoint diff current warehouse --select <its name>` shows all rows that differ; where they are right, --override "<why>" publishes them.',
  ],
])
