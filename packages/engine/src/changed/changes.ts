import type { ContextEnvironment } from '@waypoint/context'
import type { NodeResult } from '@waypoint/contracts'
import type { PlanStep } from '../plan/plan.ts'

/** What watches over the steps of a run, so that what has not changed need not run. */
export interface Changes {
  /** The hooks of on-run-start as they ran: they may have made what every node counts on. */
  started(hooks: readonly NodeResult[]): void
  /** The template environment of a node, which may note what is read of it. */
  watch(uniqueId: string, environment: ContextEnvironment): ContextEnvironment
  /** The result of a step that need not run; null for one that must, which then counts as not built. */
  reuse(step: PlanStep, worker: string): Promise<NodeResult | null>
  /** Called with what became of a step that ran. */
  finished(step: PlanStep, result: NodeResult, worker: string): Promise<void>
  close(): void
}

export function buildsRelation({ action }: PlanStep): boolean {
  return action !== 'test' && action !== 'unit-test' && action !== 'compile'
}
