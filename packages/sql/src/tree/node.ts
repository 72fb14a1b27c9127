/** A node of DuckDB's syntax tree, as `json_serialize_sql` writes it. */
export type TreeNode = Readonly<Record<string, unknown>>

export const isNode = (value: unknown): value is TreeNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const nodeOf = (value: unknown): TreeNode => (isNode(value) ? value : {})

export const nodesOf = (value: unknown): readonly TreeNode[] =>
  (Array.isArray(value) ? value : []).filter(isNode)

export const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : []).filter((item) => typeof item === 'string')

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** DuckDB writes a map as `{map: [{key, value}]}` or as a list of such pairs. */
export function pairsOf(value: unknown): readonly (readonly [string, unknown])[] {
  const list = isNode(value) ? value['map'] : value
  return nodesOf(list).map((pair) => [textOf(pair['key']), pair['value']] as const)
}
