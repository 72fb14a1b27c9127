import { isNode, nodeOf, textsOf, type TreeNode } from '../tree/node.ts'
import { findColumn, type Scope } from './scope.ts'
import { type ColumnSource, mergedSources } from './table-columns.ts'

/** Every column that an expression reads: as its value, in a condition, a filter or an order. */
export function expressionSources(expression: unknown, scope: Scope): readonly ColumnSource[] {
  if (Array.isArray(expression)) {
    return mergedSources(expression.map((each) => expressionSources(each, scope)))
  }
  if (!isNode(expression)) return []
  switch (expression['class']) {
    case 'COLUMN_REF':
      return findColumn(textsOf(expression['column_names']), scope)?.sources ?? []
    case 'SUBQUERY':
      return subquerySources(expression, scope)
    case 'STAR':
      return mergedSources(scope.tables.flatMap(({ table }) => table.columns.map((column) => column.sources)))
    default:
      return mergedSources(Object.values(expression).map((child) => expressionSources(child, scope)))
  }
}

function subquerySources(expression: TreeNode, scope: Scope): readonly ColumnSource[] {
  const query = nodeOf(nodeOf(expression['subquery'])['node'])
  const { environment } = scope
  const { columns } = environment.resolve(query, { ...environment, outer: scope })
  return mergedSources([
    ...columns.map((column) => column.sources),
    expressionSources(expression['child'], scope),
  ])
}
