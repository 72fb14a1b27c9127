import { type NodeResult, WaypointError } from '@waypoint/contracts'
import { isCancellation } from '../errors/node-error.ts'
import { skippedResult } from '../execute/skipped-result.ts'
import type { PlanStep } from '../plan/plan.ts'
import type { RunState } from '../run-state.ts'

interface Step {
  readonly step: PlanStep
  readonly worker: string
}

/** Runs a step unless its outcome still holds. Never rejects. */
export async function runOrReuse(
  { step, worker }: Step,
  { changes, emit, signal }: RunState,
  run: () => Promise<NodeResult>,
): Promise<NodeResult> {
  if (changes === undefined) return run()
  try {
    const reused = await changes.reuse(step, worker)
    if (reused !== null) return reused
  } catch (cause) {
    if (signal.aborted && isCancellation(cause)) return skippedResult(step, 'interrupted')
    return failedResult(step, cause)
  }
  const result = await run()
  await recordFinished({ step, worker }, { changes, emit }, result)
  return result
}

/** Keeps on record what became of a step that ran. */
export async function recordFinished(
  { step, worker }: Step,
  { changes, emit }: Pick<RunState, 'changes' | 'emit'>,
  result: NodeResult,
): Promise<void> {
  await changes?.finished(step, result, worker).catch((cause: unknown) => {
    emit({ kind: 'warning', warning: notRecorded(step, cause) })
  })
}

function failedResult(step: PlanStep, cause: unknown): NodeResult {
  const error = new WaypointError({
    code: 'unknown-changes',
    message: `What was built of ${step.name} cannot be looked up: ${textOf(cause)}`,
    hint: 'Build without --changed.',
    cause,
  })
  return { ...skippedResult(step, ''), status: 'error', message: error.message, error }
}

function notRecorded(step: PlanStep, cause: unknown): WaypointError {
  return new WaypointError({
    code: 'build-not-recorded',
    message: `That ${step.name} was built cannot be kept on record: ${textOf(cause)}`,
    hint: 'The next run with --changed builds it again.',
    cause,
  })
}

const textOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))
