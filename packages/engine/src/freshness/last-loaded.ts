import { callMacro, Relation, ResultTable, StatementResult } from '@waypoint/context'
import { type SourceNode, WaypointError } from '@waypoint/contracts'
import { text, type Value } from '@waypoint/jinja'
import type { NodeRuntime } from '../compile/node-runtime.ts'
import type { RunState } from '../run-state.ts'

/** When the newest row was loaded, and when that was asked, by the database's clock. */
export interface LastLoaded {
  readonly maxLoadedAt: Date | null
  readonly snapshottedAt: Date
  readonly response: Value
}

export interface FreshnessQuestion {
  readonly source: SourceNode
  readonly relation: Relation
  readonly filter: string | null
}

/** Asks through the project's own collect_freshness, or the database's record of changes where it keeps one. */
export async function lastLoaded(
  { source, relation, filter }: FreshnessQuestion,
  runtime: NodeRuntime,
  state: RunState,
): Promise<LastLoaded> {
  const query = source.config['loaded_at_query']
  if (typeof query === 'string' && query.trim() !== '') {
    const file = source.original_file_path
    const rendered = await state.templates.get(query, file).render(runtime.context)
    return answerOf(await callMacro(runtime.context, 'collect_freshness_custom_sql', [relation, rendered]))
  }
  if (source.loaded_at_field !== null) {
    const args = [relation, source.loaded_at_field, filter]
    return answerOf(await callMacro(runtime.context, 'collect_freshness', args))
  }
  const own = `${state.adapter.type}__get_relation_last_modified`
  if (runtime.context.macros.find(null, own) === undefined) throw noField(source, state.adapter.type)
  const schema = new Relation({ database: relation.database, schema: 'information_schema', identifier: null })
  const { table } = resultIn(
    await callMacro(runtime.context, 'get_relation_last_modified', [schema, [relation]]),
  )
  const { values } = rowOf(table)
  return {
    maxLoadedAt: momentOf(values[2]),
    snapshottedAt: momentOf(values[3]) ?? new Date(),
    response: null,
  }
}

function answerOf(value: Value): LastLoaded {
  const { table, response } = resultIn(value)
  const { values } = rowOf(table)
  return { maxLoadedAt: momentOf(values[0]), snapshottedAt: momentOf(values[1]) ?? new Date(), response }
}

/** Projects' own versions return the result of a statement, older ones its table. */
function resultIn(value: Value): { readonly table: ResultTable; readonly response: Value } {
  if (value instanceof StatementResult) return { table: value.table, response: value.response }
  if (value instanceof ResultTable) return { table: value, response: null }
  throw new WaypointError({
    code: 'invalid-freshness',
    message: 'collect_freshness gave no result of a query',
    hint: "End the macro with {{ return(load_result('collect_freshness')) }}.",
  })
}

function rowOf(table: ResultTable): { readonly values: readonly Value[] } {
  const [row] = table.rows
  if (table.rows.length === 1 && row !== undefined && row.values.length >= 2) return row
  throw new WaypointError({
    code: 'invalid-freshness',
    message: `The freshness of a source is one row of two timestamps; this gave ${table.rows.length} rows`,
    hint: 'loaded_at_query must select one value in one row.',
  })
}

/** Timestamps without a time zone are in UTC. */
function momentOf(value: Value | undefined): Date | null {
  if (value === null || value === undefined) return null
  const written = text(value)
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}(?:\.\d+)?))?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(written)
  if (match !== null) {
    const [, day, time = '00:00:00', zone = 'Z'] = match
    return new Date(`${day}T${time}${/^[+-]\d{2}$/.test(zone) ? `${zone}:00` : zone}`)
  }
  throw new WaypointError({
    code: 'invalid-freshness',
    message: `The newest moment of a source must be a timestamp; this one is '${written}'`,
    hint: 'Cast it where it is named: loaded_at_field: "loaded_at::timestamp".',
  })
}

function noField(source: SourceNode, adapterType: string): WaypointError {
  return new WaypointError({
    code: 'missing-loaded-at-field',
    message: `${source.source_name}.${source.name} names no loaded_at_field, and ${adapterType} keeps no record of when tables change`,
    location: { file: source.original_file_path },
    hint: 'Add loaded_at_field or loaded_at_query to the source.',
  })
}
