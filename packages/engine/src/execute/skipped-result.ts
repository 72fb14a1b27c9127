import type { NodeResult } from '@waypoint/contracts'
import type { PlanStep } from '../plan/plan.ts'

/** The result of a step that never started. */
export function skippedResult(step: PlanStep, reason: string): NodeResult {
  return {
    uniqueId: step.uniqueId,
    resourceType: step.resourceType,
    name: step.name,
    status: 'skipped',
    message: `Skipped: ${reason}`,
    failures: null,
    rowsAffected: null,
    timing: [],
    seconds: 0,
    thread: '',
    adapterResponse: {},
    relationName: step.relationName,
    compiledCode: null,
    compiledPath: null,
    error: null,
  }
}
