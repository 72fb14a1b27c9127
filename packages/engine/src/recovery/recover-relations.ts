import { callMacro, Relation } from '@waypoint/context'
import { type ManifestNode, type RelationName, WaypointError } from '@waypoint/contracts'
import { type NodeRuntime, openNode } from '../compile/node-runtime.ts'
import { operationNode } from '../execute/operation-node.ts'
import type { Action, Plan } from '../plan/plan.ts'
import type { RunState } from '../run-state.ts'
import { keyOf, leftoversOf } from './leftovers.ts'

const BUILDING: ReadonlySet<Action> = new Set(['materialize', 'load-seed', 'snapshot'])

/**
 * Puts in order what a killed run has left of the relations that this one builds: what had been moved aside
 * and not replaced is put back, what was being built is dropped. Where swaps are transactions there is
 * nothing to be found.
 */
export async function recoverRelations(plan: Plan, worker: string, state: RunState): Promise<void> {
  const { manifest } = state.project
  const nodes = plan.steps.flatMap(({ uniqueId, action }) => {
    const node = BUILDING.has(action) ? manifest.nodes[uniqueId] : undefined
    return node === undefined ? [] : [node]
  })
  if (nodes.length === 0) return
  let names: ReadonlySet<string> | undefined
  const owned = (): ReadonlySet<string> =>
    (names ??= namesIn(Object.values(manifest.nodes), Object.values(manifest.sources)))
  let runtime: NodeRuntime | undefined
  for (const { database, schema } of plan.schemas) {
    const present = await state.cache.list(database ?? state.adapter.database, schema)
    const here = nodes.filter((node) => (node.database ?? null) === database)
    for (const { node, restore, drop } of leftoversOf(here, { present, owned })) {
      runtime ??= await openRecovery(worker, state)
      if (restore !== null) await rename(runtime, restore, { ...restore, identifier: node.alias })
      for (const relation of drop) await dropRelation(runtime, relation)
      await runtime.session.commit()
      state.emit({ kind: 'warning', warning: recovered(node, restore, drop) })
    }
  }
}

function openRecovery(worker: string, state: RunState): Promise<NodeRuntime> {
  const { project } = state
  const operation = { name: 'recover_relations', sql: '', index: 0 }
  return openNode(operationNode(project, project.config.name, operation), { worker }, state)
}

async function rename(
  { context, session }: NodeRuntime,
  from: RelationName,
  to: RelationName,
): Promise<void> {
  await callMacro(context, 'rename_relation', [relationOf(from), relationOf(to)])
  await session.cache.rename(from, to)
}

async function dropRelation({ context, session }: NodeRuntime, name: RelationName): Promise<void> {
  await callMacro(context, 'drop_relation', [relationOf(name)])
  await session.cache.drop(name)
}

function relationOf({ database, schema, identifier, type }: RelationName): Relation {
  return new Relation({ database, schema, identifier }, { type: type ?? null })
}

function recovered(
  node: ManifestNode,
  restore: RelationName | null,
  drop: readonly RelationName[],
): WaypointError {
  const done = [
    ...(restore === null ? [] : [`${restore.identifier} was put back as ${node.alias}`]),
    ...drop.map(({ identifier }) => `${identifier} was dropped`),
  ]
  return new WaypointError({
    code: 'run-recovered',
    message: `An earlier run was ended while it built ${node.schema}.${node.alias}: ${done.join(', ')}`,
    location: { file: node.original_file_path },
  })
}

function namesIn(
  nodes: readonly ManifestNode[],
  sources: readonly { readonly schema: string; readonly identifier: string }[],
): ReadonlySet<string> {
  return new Set([
    ...nodes.map((node) => keyOf({ schema: node.schema, identifier: node.alias })),
    ...sources.map(keyOf),
  ])
}
