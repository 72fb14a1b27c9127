import type { TreeNode } from '../tree/node.ts'
import { resolveQuery } from './resolve-query.ts'
import type { Catalog, TableColumns } from './table-columns.ts'

/** Where each column of a query's result comes from, through CTEs, subqueries, joins, unions and stars. */
export function queryLineage(query: TreeNode, catalog: Catalog): TableColumns {
  return resolveQuery(query, { resolve: resolveQuery, catalog, ctes: new Map(), outer: null })
}
