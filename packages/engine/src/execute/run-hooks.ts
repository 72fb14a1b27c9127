import { type NodeResult, WaypointError } from '@waypoint/contracts'
import { toValue } from '@waypoint/context'
import { openNode } from '../compile/node-runtime.ts'
import { nodeError } from '../errors/node-error.ts'
import type { Plan } from '../plan/plan.ts'
import type { RunState } from '../run-state.ts'
import { operationNode } from './operation-node.ts'

export type HookMoment = 'on-run-start' | 'on-run-end'

/** The hooks of a whole run, one after the other. A failing one is a result, and none runs after it. */
export async function runProjectHooks(
  moment: HookMoment,
  plan: Plan,
  run: { readonly state: RunState; readonly results: readonly NodeResult[] },
): Promise<readonly NodeResult[]> {
  const { state } = run
  const { config } = state.project
  const statements = moment === 'on-run-start' ? config.onRunStart : config.onRunEnd
  const results: NodeResult[] = []
  for (const [index, sql] of statements.entries()) {
    const result = await runHook({ moment, sql, index, plan }, run)
    results.push(result)
    if (result.status !== 'success') break
  }
  return results
}

interface ProjectHook {
  readonly moment: HookMoment
  readonly sql: string
  readonly index: number
  readonly plan: Plan
}

async function runHook(
  hook: ProjectHook,
  { state, results }: { readonly state: RunState; readonly results: readonly NodeResult[] },
): Promise<NodeResult> {
  const { name: project } = state.project.config
  const name = `${project}-${hook.moment}-${hook.index}`
  const node = operationNode(state.project, project, { name, sql: hook.sql, index: hook.index })
  const startedAt = new Date()
  let compiledCode: string | null = null
  let error: WaypointError | null = null
  const names = {
    schemas: toValue(hook.plan.schemas.map((each) => each.schema)),
    database_schemas: toValue(hook.plan.schemas.map(({ database, schema }) => [database, schema])),
    results: toValue(results.map(resultForTemplates)),
  }
  const runtime = await openNode(node, { worker: 'main', names }, state)
  try {
    compiledCode = (
      await state.templates.get(hook.sql, node.original_file_path).render(runtime.context)
    ).trim()
    await runtime.session.execute(compiledCode, { autoBegin: false })
    await runtime.session.commit()
  } catch (cause) {
    await runtime.session.rollback().catch(() => undefined)
    error = nodeError(cause, { node, compiledCode, compiledPath: null })
  }
  const completedAt = new Date()
  return {
    uniqueId: node.unique_id,
    resourceType: 'operation',
    name,
    status: error === null ? 'success' : 'error',
    message: error === null ? `${project}.${hook.moment}.${hook.index} passed` : error.message,
    failures: 0,
    rowsAffected: null,
    timing: [{ name: 'execute', startedAt, completedAt }],
    seconds: (completedAt.getTime() - startedAt.getTime()) / 1000,
    thread: 'main',
    adapterResponse: {},
    relationName: null,
    compiledCode,
    compiledPath: null,
    error,
  }
}

/** The fields of a result that on-run-end hooks of existing projects read. */
function resultForTemplates(result: NodeResult): Readonly<Record<string, unknown>> {
  return {
    unique_id: result.uniqueId,
    status: result.status,
    message: result.message,
    failures: result.failures,
    execution_time: result.seconds,
    thread_id: result.thread,
    adapter_response: result.adapterResponse,
    node: {
      unique_id: result.uniqueId,
      name: result.name,
      resource_type: result.resourceType,
      relation_name: result.relationName,
    },
  }
}
