import type { CatalogColumn, CatalogStat } from '@waypoint/artifacts'
import type { ResultTable } from '@waypoint/context'
import { text, truth, type Value } from '@waypoint/jinja'
import { type FoundTable, relationKey } from './catalog-relations.ts'

/** The rows of a catalog macro, one for each column of each table, as tables. Names of fields in any capitals. */
export function tablesInRows(rows: ResultTable): ReadonlyMap<string, FoundTable> {
  const names = rows.columnNames.map((name) => name.toLowerCase())
  const tables = new Map<string, FoundTable & { readonly columns: CatalogColumn[] }>()
  for (const { values } of rows.rows) {
    const field = (name: string): Value => values[names.indexOf(name)] ?? null
    const database = textOrNull(field('table_database'))
    const schema = textOrNull(field('table_schema')) ?? ''
    const name = textOrNull(field('table_name')) ?? ''
    const key = relationKey(database, schema, name)
    let table = tables.get(key)
    if (table === undefined) {
      table = {
        type: textOrNull(field('table_type')) ?? '',
        database,
        schema,
        name,
        comment: textOrNull(field('table_comment')),
        owner: textOrNull(field('table_owner')),
        columns: [],
        stats: statsIn(names, field),
      }
      tables.set(key, table)
    }
    const column = textOrNull(field('column_name'))
    if (column === null) continue
    table.columns.push({
      name: column,
      index: Number(text(field('column_index'))),
      type: textOrNull(field('column_type')) ?? '',
      comment: textOrNull(field('column_comment')),
    })
  }
  return tables
}

/** Fields such as `stats:row_count:value`, with label, description and include beside it. */
function statsIn(names: readonly string[], field: (name: string) => Value): readonly CatalogStat[] {
  const ids = new Set(names.flatMap((name) => /^stats:([^:]+):label$/.exec(name)?.[1] ?? []))
  return [...ids].map((id) => {
    const part = (name: string): Value => field(`stats:${id}:${name}`)
    return {
      id,
      label: textOrNull(part('label')) ?? id,
      value: plainStat(part('value')),
      include: truth(part('include')),
      description: textOrNull(part('description')) ?? '',
    }
  })
}

function plainStat(value: Value): string | number | boolean | null {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value
  const written = text(value)
  return /^-?\d+(?:\.\d+)?$/.test(written) ? Number(written) : written
}

function textOrNull(value: Value): string | null {
  return value === null ? null : text(value)
}
