import type { NodeResult, OperationNode, WaypointError } from '@waypoint/contracts'
import { toValue } from '@waypoint/context'
import { openNode } from '../compile/node-runtime.ts'
import { nodeError } from '../errors/node-error.ts'
import type { Plan } from '../plan/plan.ts'
import type { RunState } from '../run-state.ts'
import { ResultValue } from './result-value.ts'

export type HookMoment = 'on-run-start' | 'on-run-end'

/** The hooks of a whole run, one after the other. A failing one is a result, and none runs after it. */
export async function runProjectHooks(
  moment: HookMoment,
  plan: Plan,
  run: { readonly state: RunState; readonly results: readonly NodeResult[] },
): Promise<readonly NodeResult[]> {
  const { state } = run
  const results: NodeResult[] = []
  for (const node of Object.values(state.project.manifest.nodes)) {
    if (node.resource_type !== 'operation' || !node.tags.includes(moment)) continue
    const result = state.mask.result(await runHook({ moment, node, plan }, run))
    results.push(result)
    if (result.status !== 'success') break
  }
  return results
}

interface ProjectHook {
  readonly moment: HookMoment
  readonly node: OperationNode
  readonly plan: Plan
}

async function runHook(
  { moment, node, plan }: ProjectHook,
  { state, results }: { readonly state: RunState; readonly results: readonly NodeResult[] },
): Promise<NodeResult> {
  const startedAt = new Date()
  let compiledCode: string | null = null
  let error: WaypointError | null = null
  const names = {
    schemas: toValue(plan.schemas.map((each) => each.schema)),
    database_schemas: toValue(plan.schemas.map(({ database, schema }) => [database, schema])),
    results: results.map((each) => new ResultValue(each, state.project.manifest.nodes[each.uniqueId])),
  }
  const runtime = await openNode(node, { worker: 'main', names }, state)
  try {
    compiledCode = (
      await state.templates.get(node.raw_code, node.original_file_path).render(runtime.context, runtime.trace)
    ).trim()
    await runtime.session.execute(compiledCode, { autoBegin: false })
    await runtime.session.commit()
  } catch (cause) {
    await runtime.session.rollback().catch(() => undefined)
    error = nodeError(cause, { node, compiledCode, compiledPath: null, trace: runtime.trace })
  }
  const completedAt = new Date()
  return {
    uniqueId: node.unique_id,
    resourceType: 'operation',
    name: node.name,
    status: error === null ? 'success' : 'error',
    message: error === null ? `${node.package_name}.${moment}.${node.index} passed` : error.message,
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
