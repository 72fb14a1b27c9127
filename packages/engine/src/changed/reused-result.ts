import type { NodeResult } from '@waypoint/contracts'
import type { PlanStep } from '../plan/plan.ts'
import type { BuildRecord } from './build-record.ts'

/**
 * The result of a step whose outcome still holds. A test that passed has passed; of a relation it is said that
 * there was nothing to do. Both are statuses that readers of run_results.json know.
 */
export function reusedResult(step: PlanStep, { at }: BuildRecord, compiled: CompiledText): NodeResult {
  const isTest = step.action === 'test' || step.action === 'unit-test'
  return {
    uniqueId: step.uniqueId,
    resourceType: step.resourceType,
    name: step.name,
    status: isTest ? 'pass' : 'no-op',
    message: `Reused: ${unchangedSince(at)}`,
    failures: isTest ? 0 : null,
    rowsAffected: null,
    timing: [],
    seconds: 0,
    thread: '',
    adapterResponse: { reused: true, built_at: at },
    relationName: step.relationName,
    compiledCode: compiled.code,
    compiledPath: compiled.path,
    error: null,
  }
}

export interface CompiledText {
  readonly code: string | null
  readonly path: string | null
}

/** `unchanged since 2026-11-20 10:12`, in UTC. */
export function unchangedSince(at: string): string {
  return `unchanged since ${at.slice(0, 16).replace('T', ' ')}`
}
