import type { Relation } from '@waypoint/context'
import type { RelationType } from '@waypoint/contracts'
import type { NodeRuntime } from '../compile/node-runtime.ts'
import type { RunState } from '../run-state.ts'
import { type FoundTable, relationKey } from './catalog-relations.ts'

const TYPES: Readonly<Record<RelationType, string>> = {
  table: 'BASE TABLE',
  view: 'VIEW',
  external: 'EXTERNAL',
  materialized_view: 'MATERIALIZED VIEW',
}

/** Tables and columns by the adapter's own questions: without comments and owners. */
export async function askAdapter(
  relations: readonly Relation[],
  runtime: NodeRuntime,
  { adapter, cache }: RunState,
): Promise<ReadonlyMap<string, FoundTable>> {
  const found = new Map<string, FoundTable>()
  for (const { database, schema, identifier } of relations) {
    const inDatabase = database ?? adapter.database
    if (schema === null || identifier === null) continue
    const known = await cache.get(inDatabase, schema, identifier)
    if (known === undefined) continue
    const columns = await runtime.session.columns(known)
    found.set(relationKey(inDatabase, schema, identifier), {
      type: TYPES[known.type ?? 'table'],
      database: inDatabase,
      schema,
      name: known.identifier,
      comment: null,
      owner: null,
      columns: columns.map(({ name, dataType }, position) => ({
        name,
        index: position + 1,
        type: dataType,
        comment: null,
      })),
      stats: [],
    })
  }
  return found
}
