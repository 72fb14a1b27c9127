import { nodeOf, pairsOf, textOf, textsOf, type TreeNode } from '../tree/node.ts'
import { resolveSelect } from './resolve-select.ts'
import type { Environment } from './scope.ts'
import { type DerivedColumn, mergedSources, NO_COLUMNS, renamed, type TableColumns } from './table-columns.ts'

/** The columns that a query yields, each with the columns of tables it is made from. */
export function resolveQuery(query: TreeNode, environment: Environment): TableColumns {
  const inside = withCtes(query, environment)
  switch (query['type']) {
    case 'SELECT_NODE':
      return resolveSelect(query, inside)
    case 'SET_OPERATION_NODE':
      return resolveSetOperation(query, inside)
    case 'RECURSIVE_CTE_NODE':
      return resolveRecursion(query, inside)
    case 'CTE_NODE':
      return resolveQuery(nodeOf(query['child']), withCte(query, inside))
    default:
      return NO_COLUMNS
  }
}

function withCtes(query: TreeNode, environment: Environment): Environment {
  let inside = environment
  for (const [name, written] of pairsOf(query['cte_map'])) {
    const cte = nodeOf(written)
    const columns = resolveQuery(nodeOf(nodeOf(cte['query'])['node']), inside)
    inside = {
      ...inside,
      ctes: new Map([...inside.ctes, [name.toLowerCase(), renamed(columns, textsOf(cte['aliases']))]]),
    }
  }
  return inside
}

/** How the planner's form keeps a materialized CTE. */
function withCte(query: TreeNode, environment: Environment): Environment {
  const columns = resolveQuery(nodeOf(query['query']), environment)
  const name = textOf(query['cte_name']).toLowerCase()
  return {
    ...environment,
    ctes: new Map([...environment.ctes, [name, renamed(columns, textsOf(query['aliases']))]]),
  }
}

function resolveSetOperation(query: TreeNode, environment: Environment): TableColumns {
  const left = resolveQuery(nodeOf(query['left']), environment)
  const right = resolveQuery(nodeOf(query['right']), environment)
  if (query['setop_type'] === 'UNION_BY_NAME') return unitedByName(left, right)
  // What is taken away or only compared with adds nothing to the values.
  if (query['setop_type'] === 'EXCEPT') return left
  return {
    columns: left.columns.map((column, index) => united(column, right.columns[index])),
    open: left.open,
  }
}

function unitedByName(left: TableColumns, right: TableColumns): TableColumns {
  const others = right.columns.filter(({ name }) => !left.columns.some((column) => column.name === name))
  const both = left.columns.map((column) =>
    united(
      column,
      right.columns.find(({ name }) => name === column.name),
    ),
  )
  return { columns: [...both, ...others], open: left.open ?? right.open }
}

function united(left: DerivedColumn, right: DerivedColumn | undefined): DerivedColumn {
  if (right === undefined) return left
  const sources = mergedSources([left.sources, right.sources])
  const isEmpty = left.sources.length === 0 || right.sources.length === 0
  return { name: left.name, sources, isCopy: left.isCopy && right.isCopy && !isEmpty }
}

/** Its own earlier rows add no source that the first ones do not have, beside what the step brings. */
function resolveRecursion(query: TreeNode, environment: Environment): TableColumns {
  const start = renamed(resolveQuery(nodeOf(query['left']), environment), textsOf(query['aliases']))
  const name = textOf(query['cte_name']).toLowerCase()
  const step = resolveQuery(nodeOf(query['right']), {
    ...environment,
    ctes: new Map([...environment.ctes, [name, start]]),
  })
  return {
    columns: start.columns.map((column, index) => united(column, step.columns[index])),
    open: start.open,
  }
}
