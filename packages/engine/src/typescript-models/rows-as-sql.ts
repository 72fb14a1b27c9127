import { callMacro, type NodeContext, textOf } from '@waypoint/context'
import type { Adapter } from '@waypoint/adapter-contract'
import { type ManifestNode, WaypointError } from '@waypoint/contracts'
import type { WrittenColumn } from './protocol.ts'

/** The query that gives the rows a model has written their types: those of YAML, else what was seen. */
export async function rowsAsSql(
  node: ManifestNode,
  columns: readonly WrittenColumn[],
  {
    staged,
    adapter,
    context,
  }: { readonly staged: string; readonly adapter: Adapter; readonly context: NodeContext },
): Promise<string> {
  const declared = new Map(
    Object.values(node.columns).map(({ name, data_type }) => [name.toLowerCase(), data_type]),
  )
  const fields: string[] = []
  for (const column of columns) {
    const name = adapter.quote(column.name)
    const type = declared.get(column.name.toLowerCase()) ?? (await typeOf(column, context))
    fields.push(`cast(substr(${name}, 2) as ${type}) as ${name}`)
  }
  return `select\n    ${fields.join(',\n    ')}\nfrom ${staged}`
}

interface NoRows {
  /** The model's relation as it stands in SQL, where it is there. */
  readonly known: string | null
  readonly adapter: Adapter
  readonly context: NodeContext
}

/** Of a model that returned no rows: the columns that YAML declares, else those that its relation has. */
export async function noRowsAsSql(node: ManifestNode, { known, adapter, context }: NoRows): Promise<string> {
  const text = textOf(await callMacro(context, 'type_string', [])).trim()
  const fields = Object.values(node.columns).map(
    ({ name, data_type: type }) => `cast(null as ${type ?? text}) as ${adapter.quote(name)}`,
  )
  if (fields.length > 0) return `select\n    ${fields.join(',\n    ')}\nwhere 1 = 0`
  if (known !== null) return `select * from ${known} where 1 = 0`
  throw new WaypointError({
    code: 'unknown-columns',
    message: `${node.name} returned no rows, so that its columns are not known`,
    location: { file: node.original_file_path },
    hint: 'Declare its columns in YAML.',
  })
}

async function typeOf({ kind, scale }: WrittenColumn, context: NodeContext): Promise<string> {
  const named = async (macro: string): Promise<string> => textOf(await callMacro(context, macro, [])).trim()
  switch (kind) {
    case 'boolean':
      return named('type_boolean')
    case 'integer':
      return named('type_bigint')
    case 'decimal':
      return `decimal(38, ${Math.min(scale, 38)})`
    case 'double':
      return 'double precision'
    case 'timestamp':
      return named('type_timestamp')
    case 'unknown':
    case 'text':
    case 'json':
      return named('type_string')
  }
}
