export {
  ANY_COLUMN,
  type ColumnGraph,
  type ColumnInputs,
  type ColumnName,
  type ColumnStep,
  type Direction,
  walkColumns,
} from './graph/column-graph.ts'
export { queryLineage } from './lineage/query-lineage.ts'
export type { Catalog, TableColumns, TableName } from './lineage/table-columns.ts'
export { parseTree, treeQuery } from './tree/parse-tree.ts'
