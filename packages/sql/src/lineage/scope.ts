import type { TreeNode } from '../tree/node.ts'
import type { Catalog, ColumnSource, DerivedColumn, TableColumns } from './table-columns.ts'

/** A table in a from clause under the name by which it is called. */
export interface NamedTable {
  readonly alias: string
  readonly table: TableColumns
}

/** Queries stand in expressions and in from clauses, which stand in queries. */
type ResolveQuery = (query: TreeNode, environment: Environment) => TableColumns

export interface Environment {
  readonly resolve: ResolveQuery
  readonly catalog: Catalog
  readonly ctes: ReadonlyMap<string, TableColumns>
  /** The tables of the query around a subquery. */
  readonly outer: Scope | null
}

export interface Scope {
  readonly environment: Environment
  readonly tables: readonly NamedTable[]
  /** Columns of a join with `using`, which both sides have. */
  readonly shared: ReadonlySet<string>
  /** Columns of the same select list, which later ones may name. */
  readonly selected: readonly DerivedColumn[]
}

const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase()

/** `column`, `table.column`, `schema.table.column`, and fields of a column behind any of them. */
export function findColumn(names: readonly string[], scope: Scope): DerivedColumn | undefined {
  for (const [index, name] of names.entries()) {
    const next = names[index + 1]
    const table = scope.tables.find(({ alias }) => same(alias, name))
    if (table !== undefined && next !== undefined) {
      const found = columnOf(table.table, next)
      if (found !== undefined) return withFields(found, names.length > index + 2)
    }
  }
  const [first = ''] = names
  const here = firstKnown(scope.tables, first)
  if (here !== undefined) return withFields(here, names.length > 1)
  const earlier = names.length === 1 ? scope.selected.find((column) => same(column.name, first)) : undefined
  if (earlier !== undefined) return { ...earlier, isCopy: false }
  return scope.environment.outer === null ? undefined : findColumn(names, scope.environment.outer)
}

function firstKnown(tables: readonly NamedTable[], name: string): DerivedColumn | undefined {
  for (const { table } of tables) {
    const column = table.columns.find((each) => same(each.name, name))
    if (column !== undefined) return column
  }
  const open = tables.filter(({ table }) => table.open !== null)
  const [only] = open
  return open.length === 1 && only !== undefined ? columnOf(only.table, name) : undefined
}

function columnOf(table: TableColumns, name: string): DerivedColumn | undefined {
  const known = table.columns.find((column) => same(column.name, name))
  if (known !== undefined || table.open === null) return known
  const sources: readonly ColumnSource[] = [{ table: table.open, column: name.toLowerCase() }]
  return { name, sources, isCopy: true }
}

const withFields = (column: DerivedColumn, hasFields: boolean): DerivedColumn =>
  hasFields ? { ...column, isCopy: false } : column
