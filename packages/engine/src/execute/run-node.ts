import type { ManifestNode, NodeResult, NodeStatus, NodeTiming, WaypointError } from '@waypoint/contracts'
import { compileNode } from '../compile/compile-node.ts'
import { type NodeRuntime, openNode } from '../compile/node-runtime.ts'
import { isCancellation, nodeError } from '../errors/node-error.ts'
import { canRunAgain, isLostConnection, notRunAgain, runningAgain } from './lost-connection.ts'
import type { PlanStep } from '../plan/plan.ts'
import type { RunState } from '../run-state.ts'
import { mainResponse, materialize, testSettings } from './node-work.ts'
import { storedRelation } from './stored-relation.ts'
import { testOutcome } from './test-outcome.ts'

export interface Outcome {
  readonly status: NodeStatus
  readonly message: string | null
  readonly failures: number | null
}

interface Progress {
  compiledCode: string | null
  compiledPath: string | null
  runtime: NodeRuntime | null
  /** What the database answered, where that is not the runtime's own statement. */
  response: Readonly<Record<string, unknown>> | null
  readonly timing: NodeTiming[]
}

/** Where and for what a node is run. */
export interface NodeRun {
  readonly step: PlanStep
  readonly worker: string
  /** What is done, where that is not what is done with nodes in general. */
  readonly work?: NodeWork
  /** Whether this is a second attempt. */
  readonly again?: boolean
}

export type NodeWork = (step: PlanStep, node: ManifestNode, scope: Work) => Promise<Outcome>

/** Compiles one node and does what the plan says. Never rejects: a failure is a result. */
export async function runNode(node: ManifestNode, run: NodeRun, state: RunState): Promise<NodeResult> {
  const { step, worker, work = compileAndExecute } = run
  const startedAt = performance.now()
  const progress: Progress = {
    compiledCode: null,
    compiledPath: null,
    runtime: null,
    response: null,
    timing: [],
  }
  let outcome: Outcome
  let error: WaypointError | null = null
  try {
    outcome = await work(step, node, { worker, state, progress })
  } catch (cause) {
    await rollBack(progress.runtime)
    if (state.signal.aborted && isCancellation(cause)) {
      outcome = { status: 'skipped', message: 'Interrupted while it was running', failures: null }
    } else {
      const isLost = isLostConnection(cause)
      if (isLost && run.again !== true && canRunAgain(node, progress.runtime)) {
        state.emit({ kind: 'warning', warning: runningAgain(node) })
        return runNode(node, { ...run, again: true }, state)
      }
      error = nodeError(cause, { node, ...progress, trace: progress.runtime?.trace ?? null })
      if (isLost && run.again !== true) error = notRunAgain(error)
      outcome = { status: 'error', message: error.message, failures: null }
    }
  }
  const response = progress.response ?? (progress.runtime === null ? {} : mainResponse(progress.runtime))
  return {
    uniqueId: node.unique_id,
    resourceType: step.resourceType,
    name: node.name,
    ...outcome,
    rowsAffected: writtenRows(step, response),
    timing: progress.timing,
    seconds: (performance.now() - startedAt) / 1000,
    thread: worker,
    adapterResponse: outcome.status === 'error' ? {} : response,
    relationName: node.relation_name ?? storedRelation(node, state),
    compiledCode: progress.compiledCode,
    compiledPath: progress.compiledPath,
    error,
  }
}

export interface Work {
  readonly worker: string
  readonly state: RunState
  readonly progress: Progress
}

async function compileAndExecute(
  step: PlanStep,
  node: ManifestNode,
  { worker, state, progress }: Work,
): Promise<Outcome> {
  const runtime = await timed('compile', progress, async () => {
    const opened = await openNode(node, { worker }, state)
    progress.runtime = opened
    if (step.action === 'load-seed') return opened
    const compiled = await compileNode(opened, worker, state)
    progress.compiledCode = compiled.code
    progress.compiledPath = compiled.path
    return opened
  })
  return timed('execute', progress, () => execute(step, runtime, state))
}

async function execute(step: PlanStep, runtime: NodeRuntime, state: RunState): Promise<Outcome> {
  switch (step.action) {
    case 'compile':
      return { status: 'success', message: null, failures: null }
    case 'materialize':
    case 'load-seed':
    case 'snapshot': {
      await materializeNode(runtime, state)
      writeRun(runtime, state)
      const message = mainResponse(runtime)['_message']
      return { status: 'success', message: typeof message === 'string' ? message : 'OK', failures: null }
    }
    case 'clone':
    case 'no-op':
    case 'unit-test':
      throw new Error(`${step.uniqueId} is not materialized`)
    case 'test':
      return runTest(runtime, state)
  }
}

async function materializeNode(runtime: NodeRuntime, state: RunState): Promise<void> {
  const { language, config } = runtime.node
  if (language !== 'typescript') return materialize(runtime, config.materialized)
  const { materializeTypeScript } = await import('../typescript-models/materialize-typescript.ts')
  return materializeTypeScript(runtime, state)
}

/** Runs a compiled test by itself. */
export async function runTest(runtime: NodeRuntime, state: RunState): Promise<Outcome> {
  await materialize(runtime, 'test')
  writeRun(runtime, state)
  const table = runtime.results.get('main')?.table
  if (table === undefined) throw new Error('the test materialization ran no statement named main')
  return testOutcome(table, testSettings(runtime))
}

export function writeRun(runtime: NodeRuntime, state: RunState): void {
  const text = runtime.written()
  if (text !== null) state.files.write('run', runtime.node, text)
}

export async function timed<T>(
  name: NodeTiming['name'],
  progress: Progress,
  run: () => Promise<T>,
): Promise<T> {
  const startedAt = new Date()
  try {
    return await run()
  } finally {
    progress.timing.push({ name, startedAt, completedAt: new Date() })
  }
}

/** After a failure of the connection itself there is nothing left to roll back. */
async function rollBack(runtime: NodeRuntime | null): Promise<void> {
  await runtime?.session.rollback().catch(() => undefined)
}

/** Databases also count the rows that a test's query gives, and say -1 where there is nothing to count. */
function writtenRows(step: PlanStep, response: NodeResult['adapterResponse']): number | null {
  const rows = response['rows_affected']
  const isTest = step.resourceType === 'test' || step.resourceType === 'unit_test'
  return typeof rows === 'number' && rows >= 0 && !isTest ? rows : null
}
