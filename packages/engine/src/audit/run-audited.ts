import { callMacro } from '@waypoint/context'
import { type ManifestNode, type NodeResult, WaypointError } from '@waypoint/contracts'
import { openNode } from '../compile/node-runtime.ts'
import { relationOfNode } from '../compile/relation-of-node.ts'
import { nodeError } from '../errors/node-error.ts'
import { operationNode } from '../execute/operation-node.ts'
import type { PlanStep } from '../plan/plan.ts'
import type { RunState } from '../run-state.ts'
import { judgeTest } from '../warnings/judge-test.ts'
import { candidateOf } from './candidate.ts'

export interface AuditedRun {
  /** What is built. */
  readonly step: PlanStep
  readonly node: ManifestNode
  readonly worker: string
  /** Builds it as another relation. */
  readonly build: (candidate: ManifestNode) => Promise<NodeResult>
  /** Runs the tests that audit it, by a state in which they read the candidate. */
  readonly test: (reading: RunState) => Promise<readonly NodeResult[]>
}

export interface Audited {
  readonly built: NodeResult
  /** Empty where nothing could be built that might be tested. */
  readonly tests: readonly NodeResult[]
}

/**
 * Builds a relation beside its predecessor, runs its tests there, and lets it take the predecessor's place only if
 * none failed. What was refused is kept under its own name until the next build.
 */
export async function runAudited(run: AuditedRun, state: RunState): Promise<Audited> {
  const { step, node, worker } = run
  const candidate = candidateOf(node)
  const failed = (cause: unknown): NodeResult => failure(step, { node, worker, cause })
  try {
    await callAudit('audit_prepare', { node, candidate, worker }, state)
  } catch (cause) {
    return { built: failed(cause), tests: [] }
  }
  const built = { ...(await run.build(candidate)), relationName: node.relation_name }
  if (built.status !== 'success') return { built, tests: [] }
  const tests = await run.test({ ...state, index: state.index.reading(node, candidate) })
  const refused = tests
    .map((test) => judgeTest(test, state.warnings))
    .filter(({ status }) => status !== 'pass' && status !== 'warn')
  if (refused.length > 0) {
    const error = refusal(node, candidate, refused)
    return { built: { ...built, status: 'error', message: error.message, error }, tests }
  }
  try {
    await callAudit('audit_accept', { node, candidate, worker }, state)
    return { built, tests }
  } catch (cause) {
    return { built: failed(cause), tests }
  }
}

interface AuditCall {
  readonly node: ManifestNode
  readonly candidate: ManifestNode
  readonly worker: string
}

async function callAudit(
  macro: string,
  { node, candidate, worker }: AuditCall,
  state: RunState,
): Promise<void> {
  const { project } = state
  const { quoting, name } = project.config
  const operation = operationNode(project, name, { name: macro, sql: '', index: 0 })
  const { context, session } = await openNode(operation, { worker }, state)
  const kept = addsToRows(node, state)
  try {
    await callMacro(context, macro, [relationOfNode(node, quoting), relationOfNode(candidate, quoting), kept])
    await session.commit()
  } catch (cause) {
    await session.rollback().catch(() => undefined)
    throw cause
  }
}

/** What is built anew from nothing needs no copy of what is there. */
function addsToRows({ resource_type: type, config }: ManifestNode, { flags }: RunState): boolean {
  if (type === 'snapshot') return true
  return config.materialized === 'incremental' && (config['full_refresh'] ?? flags['FULL_REFRESH']) !== true
}

function refusal(node: ManifestNode, candidate: ManifestNode, refused: readonly NodeResult[]): WaypointError {
  const reasons = refused.map(({ name, failures, message }) =>
    failures !== null && failures > 0
      ? `${name} (${failures} ${failures === 1 ? 'row' : 'rows'})`
      : `${name} (${message ?? 'not run'})`,
  )
  return new WaypointError({
    code: 'audit-refused',
    message: `${node.schema}.${node.alias} was not replaced: ${reasons.join(', ')}`,
    location: { file: node.original_file_path },
    hint: `Readers see it as it was, and what is built from it is not built anew. What was refused is ${node.schema}.${candidate.alias}.`,
  })
}

interface Failure {
  readonly node: ManifestNode
  readonly worker: string
  readonly cause: unknown
}

function failure(step: PlanStep, { node, worker, cause }: Failure): NodeResult {
  const error = nodeError(cause, { node, compiledCode: null, compiledPath: null })
  return {
    uniqueId: node.unique_id,
    resourceType: step.resourceType,
    name: node.name,
    status: 'error',
    message: error.message,
    failures: null,
    rowsAffected: null,
    timing: [],
    seconds: 0,
    thread: worker,
    adapterResponse: {},
    relationName: node.relation_name,
    compiledCode: null,
    compiledPath: null,
    error,
  }
}
