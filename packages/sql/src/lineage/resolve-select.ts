import { nodeOf, nodesOf, pairsOf, textOf, textsOf, type TreeNode } from '../tree/node.ts'
import { expressionSources } from './expression-sources.ts'
import { fromTables } from './from-tables.ts'
import { findColumn, type Environment, type Scope } from './scope.ts'
import type { DerivedColumn, TableColumns } from './table-columns.ts'

export function resolveSelect(query: TreeNode, environment: Environment): TableColumns {
  const from = fromTables(nodeOf(query['from_table']), environment)
  let scope: Scope = { environment, ...from, selected: [] }
  const columns: DerivedColumn[] = []
  let open: string | null = null
  for (const expression of nodesOf(query['select_list'])) {
    if (expression['class'] === 'STAR') {
      columns.push(...starColumns(expression, scope))
      open ??= starOpen(expression, scope)
    } else {
      columns.push(selectedColumn(expression, columns.length, scope))
    }
    scope = { ...scope, selected: columns }
  }
  return { columns, open }
}

function selectedColumn(expression: TreeNode, index: number, scope: Scope): DerivedColumn {
  const alias = textOf(expression['alias'])
  if (expression['class'] === 'COLUMN_REF') {
    const names = textsOf(expression['column_names'])
    const found = findColumn(names, scope)
    return {
      name: alias || (names.at(-1) ?? ''),
      sources: found?.sources ?? [],
      isCopy: found?.isCopy ?? false,
    }
  }
  return {
    name: alias || textOf(expression['function_name']) || `column${index}`,
    sources: expressionSources(expression, scope),
    isCopy: false,
  }
}

function starColumns(star: TreeNode, scope: Scope): readonly DerivedColumn[] {
  const left = excluded(star)
  const replaced = new Map(pairsOf(star['replace_list']).map(([name, value]) => [name.toLowerCase(), value]))
  const renames = new Map(renamesOf(star))
  const seen = new Set<string>()
  return starTables(star, scope).flatMap(({ table }) =>
    table.columns.flatMap((column): readonly DerivedColumn[] => {
      const name = column.name.toLowerCase()
      if (left.has(name) || (scope.shared.has(name) && seen.has(name))) return []
      seen.add(name)
      const value = replaced.get(name)
      const renamed = { ...column, name: renames.get(name) ?? column.name }
      return [
        value === undefined
          ? renamed
          : { ...renamed, sources: expressionSources(value, scope), isCopy: false },
      ]
    }),
  )
}

function starTables(star: TreeNode, scope: Scope): Scope['tables'] {
  const name = textOf(star['relation_name']).toLowerCase()
  return name === '' ? scope.tables : scope.tables.filter(({ alias }) => alias.toLowerCase() === name)
}

function starOpen(star: TreeNode, scope: Scope): string | null {
  return starTables(star, scope).find(({ table }) => table.open !== null)?.table.open ?? null
}

function excluded(star: TreeNode): ReadonlySet<string> {
  const qualified = nodesOf(star['qualified_exclude_list']).map((each) => textOf(each['column']))
  return new Set([...textsOf(star['exclude_list']), ...qualified].map((name) => name.toLowerCase()))
}

function renamesOf(star: TreeNode): readonly (readonly [string, string])[] {
  return nodesOf(nodeOf(star['rename_list'])['map'] ?? star['rename_list']).map((pair) => {
    const key = pair['key']
    const name = typeof key === 'string' ? key : textOf(nodeOf(key)['column'])
    return [name.toLowerCase(), textOf(pair['value'])] as const
  })
}
