import type { NodeResult } from '@waypoint/contracts'
import type { Plan, PlanStep } from '../plan/plan.ts'
import type { RunState } from '../run-state.ts'
import { runNode } from './run-node.ts'
import { schedule } from './scheduler.ts'
import { skippedResult } from './skipped-result.ts'

export interface RunOptions {
  /** Databases in which only one connection may write run on one worker. */
  readonly workers: number
  readonly failFast: boolean
  /** Cancels what is running; called at the first failure under fail-fast. */
  readonly stop: (reason: string) => void
  /** Why nothing may start any more, or null. */
  readonly stopReason: () => string | null
}

/** Runs the steps of a plan and returns one result for each, in the order in which they ended. */
export async function runPlan(plan: Plan, state: RunState, options: RunOptions): Promise<NodeResult[]> {
  const total = plan.steps.length
  const results: NodeResult[] = []
  const numbers = new Map<string, number>()
  const numberOf = (step: PlanStep): number => {
    const number = numbers.get(step.uniqueId) ?? numbers.size + 1
    numbers.set(step.uniqueId, number)
    return number
  }
  const finish = (step: PlanStep, result: NodeResult): void => {
    results.push(result)
    const { description } = step
    state.emit({ kind: 'node-finished', result, description, index: numberOf(step), total })
  }
  const names = new Map(plan.steps.map((step) => [step.uniqueId, step.name]))

  await schedule({
    tasks: plan.steps.map((step) => ({ ...step, id: step.uniqueId })),
    workers: options.workers,
    stopped: () => options.stopReason() !== null,
    run: async (step, worker) => {
      const { uniqueId, resourceType, name, description } = step
      state.emit({
        kind: 'node-started',
        uniqueId,
        resourceType,
        name,
        description,
        index: numberOf(step),
        total,
      })
      const result = state.mask.result(await runNode(step, `Thread-${worker + 1}`, state))
      finish(step, result)
      const failed = result.status === 'error' || result.status === 'fail' || result.status === 'skipped'
      if (failed && options.failFast) options.stop('an earlier node failed (--fail-fast)')
      return failed ? 'failed' : 'ok'
    },
    skip: (step, because) => {
      const reason =
        because === null
          ? (options.stopReason() ?? 'the run was stopped')
          : `${names.get(because) ?? because} did not succeed`
      finish(step, skippedResult(step, reason))
    },
  })
  return results
}
