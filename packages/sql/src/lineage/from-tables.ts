import { nodeOf, textOf, textsOf, type TreeNode } from '../tree/node.ts'
import { expressionSources } from './expression-sources.ts'
import type { Environment, NamedTable, Scope } from './scope.ts'
import { type ColumnSource, mergedSources, renamed, type TableColumns } from './table-columns.ts'

interface FromTables {
  readonly tables: readonly NamedTable[]
  readonly shared: ReadonlySet<string>
}

const NOTHING: FromTables = { tables: [], shared: new Set() }

/** What a from clause makes available; what is joined later may read what stands before it. */
export function fromTables(
  from: TreeNode,
  environment: Environment,
  before: readonly NamedTable[] = [],
): FromTables {
  const named = (table: TableColumns, name: string): FromTables => ({
    tables: [
      { alias: textOf(from['alias']) || name, table: renamed(table, textsOf(from['column_name_alias'])) },
    ],
    shared: new Set(),
  })
  switch (from['type']) {
    case 'BASE_TABLE':
      return named(baseTable(from, environment), textOf(from['table_name']))
    case 'SUBQUERY': {
      const query = nodeOf(nodeOf(from['subquery'])['node'])
      const inside = { ...environment, outer: scopeOf(before, environment) }
      return named(environment.resolve(query, inside), '')
    }
    case 'JOIN': {
      const left = fromTables(nodeOf(from['left']), environment, before)
      const right = fromTables(nodeOf(from['right']), environment, [...before, ...left.tables])
      const using = textsOf(from['using_columns']).map((name) => name.toLowerCase())
      return {
        tables: [...left.tables, ...right.tables],
        shared: new Set([...left.shared, ...right.shared, ...using]),
      }
    }
    case 'TABLE_FUNCTION':
      return named(
        tableFunction(from, scopeOf(before, environment)),
        textOf(nodeOf(from['function'])['function_name']),
      )
    case 'EXPRESSION_LIST':
      return named(valuesTable(from, scopeOf(before, environment)), 'valueslist')
    case 'PIVOT':
      return named(pivoted(from, environment, before), 'pivot')
    default:
      return NOTHING
  }
}

function scopeOf(tables: readonly NamedTable[], environment: Environment): Scope {
  return { environment, tables, shared: new Set(), selected: [] }
}

function baseTable(from: TreeNode, { ctes, catalog }: Environment): TableColumns {
  const name = textOf(from['table_name'])
  const schema = textOf(from['schema_name'])
  const cte = schema === '' ? ctes.get(name.toLowerCase()) : undefined
  if (cte !== undefined) return cte
  const known = catalog({ database: textOf(from['catalog_name']), schema, name })
  const columns = known.columns?.map((column) => ({
    name: column,
    sources: [{ table: known.table, column: column.toLowerCase() }],
    isCopy: true,
  }))
  return { columns: columns ?? [], open: columns === undefined ? known.table : null }
}

/** Each column a function yields may come from any of its arguments. */
function tableFunction(from: TreeNode, scope: Scope): TableColumns {
  const sources = expressionSources(from['function'], scope)
  const names = textsOf(from['column_name_alias'])
  const own = textOf(from['alias']) || textOf(nodeOf(from['function'])['function_name'])
  return madeFrom(names.length > 0 ? names : [own, 'unnest', 'generate_series', 'range'], sources)
}

function valuesTable(from: TreeNode, scope: Scope): TableColumns {
  const rows = (Array.isArray(from['values']) ? from['values'] : []) as readonly (readonly unknown[])[]
  const width = rows[0]?.length ?? 0
  const columns = Array.from({ length: width }, (_, index) => ({
    name: `col${index}`,
    sources: mergedSources(rows.map((row) => expressionSources(row[index], scope))),
    isCopy: false,
  }))
  return { columns, open: null }
}

/** Which columns a pivot yields depends on the data: all of them may come from all of its source. */
function pivoted(from: TreeNode, environment: Environment, before: readonly NamedTable[]): TableColumns {
  const { tables } = fromTables(nodeOf(from['source']), environment, before)
  const columns = tables.flatMap(({ table }) => table.columns)
  const sources = mergedSources(columns.map((column) => column.sources))
  const made = madeFrom(textsOf(from['unpivot_names']), sources)
  return {
    columns: [...columns, ...made.columns],
    open: tables.find(({ table }) => table.open !== null)?.table.open ?? null,
  }
}

function madeFrom(names: readonly string[], sources: readonly ColumnSource[]): TableColumns {
  return { columns: names.map((name) => ({ name, sources, isCopy: false })), open: null }
}
