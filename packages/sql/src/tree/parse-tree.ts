import { WaypointError } from '@waypoint/contracts'
import { nodeOf, nodesOf, textOf, type TreeNode } from './node.ts'

/** The statement that yields a syntax tree; `$1` is the SQL. Only queries have one. */
export const treeQuery = 'select cast(json_serialize_sql(cast($1 as varchar)) as varchar)'

/** The query in what `treeQuery` answered. */
export function parseTree(json: string): TreeNode {
  const document = nodeOf(JSON.parse(json))
  const [statement] = nodesOf(document['statements'])
  if (document['error'] === true || statement === undefined) {
    throw new WaypointError({
      code: 'unreadable-sql',
      message: textOf(document['error_message']) || 'There is no query in this SQL.',
      hint: 'Column lineage reads what DuckDB reads.',
    })
  }
  return nodeOf(statement['node'])
}
