import type { NodeResult } from '@waypoint/contracts'
import type { NodeRun } from './run-node.ts'

/** The result of a step at which nothing is to be done. */
export function noOpResult({ step, worker }: NodeRun): NodeResult {
  const now = new Date()
  return {
    uniqueId: step.uniqueId,
    resourceType: step.resourceType,
    name: step.name,
    status: 'no-op',
    message: 'NO-OP',
    failures: 0,
    rowsAffected: null,
    timing: [
      { name: 'compile', startedAt: now, completedAt: now },
      { name: 'execute', startedAt: now, completedAt: now },
    ],
    seconds: 0,
    thread: worker,
    adapterResponse: {},
    relationName: null,
    compiledCode: null,
    compiledPath: null,
    error: null,
  }
}
