/** A column of a table outside the query. */
export interface ColumnSource {
  /** Whatever the catalog calls the table. */
  readonly table: string
  readonly column: string
}

export interface DerivedColumn {
  readonly name: string
  readonly sources: readonly ColumnSource[]
  /** True where the value is that of the one source, unchanged. */
  readonly isCopy: boolean
}

/** What a part of a query can be asked for by name. */
export interface TableColumns {
  readonly columns: readonly DerivedColumn[]
  /** A table whose columns are not known has whatever it is asked for. */
  readonly open: string | null
}

export interface TableName {
  readonly database: string
  readonly schema: string
  readonly name: string
}

/** What is known of tables outside the query; `columns` is null where they are unknown. */
interface KnownTable {
  readonly table: string
  readonly columns: readonly string[] | null
}

export type Catalog = (name: TableName) => KnownTable

export const NO_COLUMNS: TableColumns = { columns: [], open: null }

export function mergedSources(lists: readonly (readonly ColumnSource[])[]): readonly ColumnSource[] {
  const all = lists.flat().map((source) => [`${source.table}\0${source.column}`, source] as const)
  return [...new Map(all).values()]
}

export function renamed(table: TableColumns, names: readonly string[]): TableColumns {
  if (names.length === 0) return table
  const columns = names.map(
    (name, index): DerivedColumn => ({ sources: [], isCopy: false, ...table.columns[index], name }),
  )
  return { columns: [...columns, ...table.columns.slice(names.length)], open: table.open }
}
