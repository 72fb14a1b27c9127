import type { DatabaseSession } from '@waypoint/context'
import type { NodeResult, TestNode } from '@waypoint/contracts'
import { type NodeWork, runTest, timed, type Work } from '../execute/run-node.ts'
import type { PlanStep } from '../plan/plan.ts'
import { compileTest } from './compiled-test.ts'
import { type Answer, runTogether, type WaitingTest } from './run-together.ts'
import { sharedSession } from './shared-session.ts'

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
  readonly node: TestNode
  readonly scope: Work
  readonly answer: (answer: Answer) => void
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
  const { waiting, seconds } = meeting
  const outcomes = await runTogether(waiting, sessionOf(waiting))
  for (const each of waiting) {
    const outcome = outcomes.get(each)
    if (outcome !== undefined) each.answer(outcome)
    await results.get(each.node.unique_id)
  }
  const ended = await Promise.all(results.values())
  return ended.map((result) => ({
    ...result,
    seconds: seconds.get(result.uniqueId) ?? result.seconds,
  }))
}

/** One for all statements of the meeting, opened when the first is sent. */
function sessionOf(waiting: readonly Arrived[]): () => Promise<DatabaseSession> {
  let session: Promise<DatabaseSession> | undefined
  return () => {
    const [first] = waiting
    if (first === undefined) throw new Error('no test waits for a statement')
    return (session ??= sharedSession(first.node, first.scope.worker, first.scope.state))
  }
}

/** Compiles a test, waits for what the meeting finds out about it, and takes that for its own. */
function meet({ waiting, seconds }: Meeting, arrived: () => void): NodeWork {
  return async (step, node, scope) => {
    const { progress, state } = scope
    const startedAt = performance.now()
    const test = await timed('compile', progress, () => compileTest(node as TestNode, scope))
    progress.compiledCode = test.sql
    progress.compiledPath = state.files.write('compiled', node, test.sql)
    const compileSeconds = (performance.now() - startedAt) / 1000
    const answered = new Promise<Answer>((answer) => {
      const alone = async () => runTest(await test.open(), state)
      waiting.push({ node: node as TestNode, scope, test, alone, answer })
    })
    arrived()
    const ask = await answered
    const askedAt = new Date()
    const answer = await ask().catch((cause: unknown) => {
      progress.timing.push({ name: 'execute', startedAt: askedAt, completedAt: new Date() })
      throw cause
    })
    progress.response = answer.response
    // A test that ran by itself has written what it ran.
    if (answer.response !== null) state.files.write('run', node, test.query)
    const completedAt = new Date(answer.startedAt.getTime() + answer.seconds * 1000)
    progress.timing.push({ name: 'execute', startedAt: answer.startedAt, completedAt })
    seconds.set(step.uniqueId, compileSeconds + answer.seconds)
    return answer.outcome
  }
}
