import type { Manifest, ManifestNode } from '@waypoint/contracts'

/** Tests of several columns that say: no two rows have the same values of them. */
const COMBINATIONS = new Map([
  ['unique_combination', 'columns'],
  ['unique_combination_of_columns', 'combination_of_columns'],
])

/**
 * By unique id: the columns that tell a relation's rows apart. Tests say so; a `unique_key` of an incremental model
 * may be what is replaced at a time, and counts where there is no test.
 */
export function keysByNode(manifest: Manifest): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, readonly string[]>()
  for (const node of Object.values(manifest.nodes)) {
    const tested = testedKey(node)
    if (tested === null) continue
    const known = keys.get(tested.of)
    if (known === undefined || tested.columns.length < known.length) keys.set(tested.of, tested.columns)
  }
  for (const node of Object.values(manifest.nodes)) {
    const configured = textList(node.config['unique_key'])
    if (configured.length > 0 && !keys.has(node.unique_id)) keys.set(node.unique_id, configured)
  }
  return keys
}

/** The same, by `schema.name`. */
export function keysByRelation(manifest: Manifest): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...keysByNode(manifest)].flatMap(([id, key]) => {
      const node = manifest.nodes[id]
      return node === undefined ? [] : [[`${node.schema}.${node.alias}`, key] as const]
    }),
  )
}

function testedKey(node: ManifestNode): { readonly of: string; readonly columns: readonly string[] } | null {
  if (node.resource_type !== 'test' || node.attached_node === null || node.config['where']) return null
  const { name = '', kwargs = {} } = node.test_metadata ?? {}
  if (name === 'unique' && node.column_name !== null) {
    return { of: node.attached_node, columns: [node.column_name] }
  }
  const argument = COMBINATIONS.get(name)
  const columns = argument === undefined ? [] : textList(kwargs[argument])
  return columns.length === 0 ? null : { of: node.attached_node, columns }
}

function textList(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.every((each): each is string => typeof each === 'string') ? list : []
}
