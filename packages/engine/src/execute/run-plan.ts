import type { NodeResult } from '@waypoint/contracts'
import type { Plan, PlanStep } from '../plan/plan.ts'
import { runOrReuse } from '../changed/run-or-reuse.ts'
import type { RunState } from '../run-state.ts'
import { runMicrobatch } from '../microbatch/run-microbatch.ts'
import { isMicrobatch } from '../microbatch/microbatch-settings.ts'
import { judgeTest } from '../warnings/judge-test.ts'
import { cloneNode } from '../clone/clone-node.ts'
import { runUnitTest } from '../unit-tests/run-unit-test.ts'
import { runFusedTests } from '../fused-tests/run-fused-tests.ts'
import { tasksOf } from '../fused-tests/fused-tasks.ts'
import { type NodeRun, type NodeWork, runNode } from './run-node.ts'
import { type Borrow, schedule } from './scheduler.ts'
import { noOpResult } from './no-op-result.ts'
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
      const runOne = (step: PlanStep, work?: NodeWork): Promise<NodeResult> => {
        start(step)
        const run = { step, worker: threadName(worker), ...(work === undefined ? {} : { work }) }
        return runOrReuse(run, state, () => runStep(run, borrow, state))
      }
      const [step] = steps
      const ended =
        steps.length === 1 && step !== undefined
          ? [await runOne(step)]
          : await runFusedTests({ steps, run: runOne })
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

const threadName = (worker: number): string => `Thread-${worker + 1}`

function runStep(run: NodeRun, borrow: Borrow, state: RunState): Promise<NodeResult> {
  const { step } = run
  if (step.action === 'unit-test') return runUnitTest(run, state)
  if (step.action === 'no-op') return Promise.resolve(noOpResult(run))
  const node = state.project.manifest.nodes[step.uniqueId]
  if (node === undefined) throw new Error(`${step.uniqueId} is planned and not in the manifest`)
  if (step.action === 'clone') return runNode(node, { ...run, work: cloneNode }, state)
  if (step.action !== 'materialize' || !isMicrobatch(node)) return runNode(node, run, state)
  return runMicrobatch(node, run, {
    state,
    beside: (use) => borrow((worker) => use(threadName(worker))),
  })
}
