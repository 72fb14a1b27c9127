import type { NodeResult } from '@waypoint/contracts'
import type { Plan, PlanStep } from '../plan/plan.ts'
import { runOrReuse } from '../changed/run-or-reuse.ts'
import type { RunState } from '../run-state.ts'
import { runMicrobatch } from '../microbatch/run-microbatch.ts'
import { isMicrobatch } from '../microbatch/microbatch-settings.ts'
import { runUnitTest } from '../unit-tests/run-unit-test.ts'
import { type NodeRun, runNode } from './run-node.ts'
import { type Borrow, schedule } from './scheduler.ts'
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
    run: async (step, worker, borrow) => {
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
      const run = { step, worker: threadName(worker) }
      const result = state.mask.result(await runOrReuse(run, state, () => runStep(run, borrow, state)))
      finish(step, result)
      const failed = FAILED.has(result.status)
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

const FAILED: ReadonlySet<NodeResult['status']> = new Set(['error', 'fail', 'skipped', 'partial success'])

const threadName = (worker: number): string => `Thread-${worker + 1}`

function runStep(run: NodeRun, borrow: Borrow, state: RunState): Promise<NodeResult> {
  const { step } = run
  if (step.action === 'unit-test') return runUnitTest(run, state)
  const node = state.project.manifest.nodes[step.uniqueId]
  if (node === undefined) throw new Error(`${step.uniqueId} is planned and not in the manifest`)
  if (step.action !== 'materialize' || !isMicrobatch(node)) return runNode(node, run, state)
  return runMicrobatch(node, run, {
    state,
    beside: (use) => borrow((worker) => use(threadName(worker))),
  })
}
