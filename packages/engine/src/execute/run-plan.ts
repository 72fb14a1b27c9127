import type { NodeResult } from '@waypoint/contracts'
import type { Plan, PlanStep } from '../plan/plan.ts'
import type { RunState } from '../run-state.ts'
import { judgeTest } from '../warnings/judge-test.ts'
import { tasksOf } from '../fused-tests/fused-tasks.ts'
import { runSteps } from './run-steps.ts'
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
  const start = (step: PlanStep): void => {
    const { uniqueId, resourceType, name, description } = step
    const index = numberOf(step)
    state.emit({ kind: 'node-started', uniqueId, resourceType, name, description, index, total })
  }
  /** By task: the first of its steps that failed. */
  const failedIn = new Map<string, string>()

  await schedule({
    tasks: tasksOf(plan.steps),
    workers: options.workers,
    stopped: () => options.stopReason() !== null,
    run: async ({ id, steps }, worker, borrow) => {
      const ended = await runSteps(steps, { worker, borrow, start }, state)
      let verdict: 'ok' | 'failed' = 'ok'
      for (const [index, each] of ended.entries()) {
        const result = judgeTest(each, state.warnings)
        const its = steps[index] as PlanStep
        if (verdict === 'failed' && options.failFast) {
          finish(its, skippedResult(its, options.stopReason() ?? ''))
          continue
        }
        finish(its, state.mask.result(result))
        if (!FAILED.has(result.status)) continue
        if (options.failFast) options.stop('an earlier node failed (--fail-fast)')
        if (verdict === 'ok') failedIn.set(id, result.name)
        verdict = 'failed'
      }
      return verdict
    },
    skip: ({ steps }, because) => {
      const reason =
        because === null
          ? (options.stopReason() ?? 'the run was stopped')
          : `${failedIn.get(because) ?? because} did not succeed`
      for (const step of steps) finish(step, skippedResult(step, reason))
    },
  })
  return results
}

const FAILED: ReadonlySet<NodeResult['status']> = new Set(['error', 'fail', 'skipped', 'partial success'])
