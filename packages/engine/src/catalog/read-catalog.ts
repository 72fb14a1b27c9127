import type { CatalogTable } from '@waypoint/artifacts'
import { callMacro, Relation, ResultTable } from '@waypoint/context'
import type { WaypointError } from '@waypoint/contracts'
import { type NodeRuntime, openNode } from '../compile/node-runtime.ts'
import { nodeError } from '../errors/node-error.ts'
import { operationNode } from '../execute/operation-node.ts'
import type { RunState } from '../run-state.ts'
import { askAdapter } from './ask-adapter.ts'
import { type CatalogRelation, type FoundTable, withOwners } from './catalog-relations.ts'
import { tablesInRows } from './tables-in-rows.ts'

export interface ReadCatalog {
  readonly tables: readonly CatalogTable[]
  readonly errors: readonly WaypointError[]
}

/**
 * What the database says of the relations: through get_catalog_relations, so that a project's own version takes
 * effect; adapters that bring no macro for it are asked relation by relation.
 */
export async function readCatalog(
  relations: readonly CatalogRelation[],
  state: RunState,
): Promise<ReadCatalog> {
  const { project, adapter } = state
  const found = new Map<string, FoundTable>()
  const errors: WaypointError[] = []
  const node = operationNode(project, project.config.name, { name: 'catalog', sql: '', index: 0 })
  const runtime = await openNode(node, { worker: 'main' }, state)
  for (const [database, ofDatabase] of byDatabase(relations, adapter.database)) {
    try {
      const tables = await tablesOf(database, ofDatabase, { runtime, state })
      for (const [key, table] of tables) found.set(key, table)
    } catch (cause) {
      await runtime.session.rollback().catch(() => undefined)
      errors.push(state.mask.error(nodeError(cause, { node, compiledCode: null, compiledPath: null })))
    }
  }
  await runtime.session.rollback().catch(() => undefined)
  return { tables: withOwners(found, relations, adapter.database), errors }
}

interface Asking {
  readonly runtime: NodeRuntime
  readonly state: RunState
}

async function tablesOf(
  database: string,
  relations: readonly Relation[],
  { runtime, state }: Asking,
): Promise<ReadonlyMap<string, FoundTable>> {
  const schema = new Relation({ database, schema: 'information_schema', identifier: null })
  const rows = await callMacro(runtime.context, 'get_catalog_relations', [schema, [...relations]])
  return rows instanceof ResultTable ? tablesInRows(rows) : askAdapter(relations, runtime, state)
}

function byDatabase(
  relations: readonly CatalogRelation[],
  defaultDatabase: string,
): ReadonlyMap<string, readonly Relation[]> {
  const groups = new Map<string, Relation[]>()
  for (const { relation } of relations) {
    if (relation.schema === null || relation.external !== undefined) continue
    const database = relation.database ?? defaultDatabase
    const group = groups.get(database)
    if (group === undefined) groups.set(database, [relation])
    else group.push(relation)
  }
  return groups
}
