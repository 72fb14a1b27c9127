import { toValue } from '@waypoint/context'
import type { NodeResult, WaypointError } from '@waypoint/contracts'
import { argumentsOf } from '@waypoint/jinja'
import { openNode } from '../compile/node-runtime.ts'
import { nodeError } from '../errors/node-error.ts'
import { operationNode } from '../execute/operation-node.ts'
import type { RunState } from '../run-state.ts'
import type { findMacro } from './find-macro.ts'

export interface Operation {
  readonly macro: ReturnType<typeof findMacro>
  readonly args: Readonly<Record<string, unknown>>
}

/** Calls one macro with a database at hand. What it changed is kept when it ends well, undone when it fails. */
export async function runMacro({ macro, args }: Operation, state: RunState): Promise<NodeResult> {
  const startedAt = new Date()
  const { project } = state
  const operation = operationNode(project, project.config.name, { name: macro.name, sql: '', index: 0 })
  const node = { ...operation, unique_id: macro.uniqueId, original_file_path: macro.file }
  const runtime = await openNode(node, { worker: 'main' }, state)
  let error: WaypointError | null = null
  try {
    const call = runtime.context.macros.find(macro.packageName, macro.name)
    if (call === undefined) throw new Error(`${macro.uniqueId} is defined and cannot be called`)
    const named = new Map(Object.entries(args).map(([name, value]) => [name, toValue(value)]))
    await call.call(argumentsOf([], named))
    await runtime.session.commit()
  } catch (cause) {
    await runtime.session.rollback().catch(() => undefined)
    error = nodeError(cause, { node, compiledCode: null, compiledPath: null })
  }
  const completedAt = new Date()
  return {
    uniqueId: macro.uniqueId,
    resourceType: 'operation',
    name: macro.name,
    status: error === null ? 'success' : 'error',
    message: error === null ? null : error.message,
    failures: error === null ? 0 : 1,
    rowsAffected: null,
    timing: [
      { name: 'compile', startedAt, completedAt: startedAt },
      { name: 'execute', startedAt, completedAt },
    ],
    seconds: (completedAt.getTime() - startedAt.getTime()) / 1000,
    thread: 'main',
    adapterResponse: {},
    relationName: null,
    compiledCode: null,
    compiledPath: null,
    error,
  }
}
