import type { NodeResult, TestNode } from '@waypoint/contracts'
import { compileNode } from '../compile/compile-node.ts'
import { openNode } from '../compile/node-runtime.ts'
import { type NodeWork, runTest, timed, type Work } from '../execute/run-node.ts'
import type { PlanStep } from '../plan/plan.ts'
import { compiledTest } from './compiled-test.ts'
import { runTogether, type TimedOutcome, type WaitingTest } from './run-together.ts'

export interface FusedRun {
  readonly steps: readonly PlanStep[]
  /** Runs one step, with the work that is given it. */
  readonly run: (step: PlanStep, work: NodeWork) => Promise<NodeResult>
}

interface Meeting {
  readonly waiting: Arrived[]
  /** By unique_id: a test has not worked while it waited for others. */
  readonly seconds: Map<string, number>
}

interface Arrived extends WaitingTest {
  readonly uniqueId: string
  readonly answer: (outcome: () => Promise<TimedOutcome>) => void
}

/**
 * Runs tests of one relation together. Each is compiled by itself, one after the other; then all meet, and what
 * few statements found for them is told to each. The results are those of the tests run one by one.
 */
export async function runFusedTests({ steps, run }: FusedRun): Promise<readonly NodeResult[]> {
  const meeting: Meeting = { waiting: [], seconds: new Map() }
  const results = new Map<string, Promise<NodeResult>>()
  for (const step of steps) {
    await new Promise<void>((arrived) => {
      const result = run(step, meet(meeting, arrived))
      results.set(step.uniqueId, result)
      void result.finally(arrived)
    })
  }
  const outcomes = await runTogether(meeting.waiting)
  for (const each of meeting.waiting) {
    const outcome = outcomes.get(each)
    if (outcome !== undefined) each.answer(outcome)
    await results.get(each.uniqueId)
  }
  const ended = await Promise.all(results.values())
  return ended.map((result) => ({
    ...result,
    seconds: meeting.seconds.get(result.uniqueId) ?? result.seconds,
  }))
}

/** Compiles a test, waits for what the meeting finds out about it, and takes that for its own. */
function meet({ waiting, seconds }: Meeting, arrived: () => void): NodeWork {
  return async (step, node, scope) => {
    const startedAt = performance.now()
    const test = await timed('compile', scope.progress, () => compile(node as TestNode, scope))
    const compileSeconds = (performance.now() - startedAt) / 1000
    const answered = new Promise<() => Promise<TimedOutcome>>((answer) => {
      const alone = () => runTest(test.runtime, scope.state)
      waiting.push({ uniqueId: step.uniqueId, test, alone, answer })
    })
    arrived()
    const outcome = await (await answered)()
    const completedAt = new Date(outcome.startedAt.getTime() + outcome.seconds * 1000)
    scope.progress.timing.push({ name: 'execute', startedAt: outcome.startedAt, completedAt })
    seconds.set(step.uniqueId, compileSeconds + outcome.seconds)
    return outcome.outcome
  }
}

async function compile(node: TestNode, { worker, state, progress }: Work) {
  const runtime = await openNode(node, { worker }, state)
  progress.runtime = runtime
  const { code, path } = await compileNode(runtime, worker, state)
  progress.compiledCode = code
  progress.compiledPath = path
  // A query of the template may have begun a transaction, which other tests are not to be in.
  await runtime.session.commit()
  const test = await compiledTest(node, code, { runtime, builtins: state.builtinTests })
  state.files.write('run', node, test.query)
  return test
}
