import type { Manifest, ModelNode } from '@waypoint/contracts'

/** The key that a test of the model states; empty where none does. */
export function keyColumns(model: ModelNode, manifest: Manifest): readonly string[] {
  for (const id of manifest.child_map[model.unique_id] ?? []) {
    const test = manifest.nodes[id]
    if (test?.resource_type !== 'test' || test.attached_node !== model.unique_id) continue
    if (test.test_metadata?.name === 'unique' && test.column_name !== null) return [test.column_name]
    const { columns } = test.test_metadata?.kwargs ?? {}
    if (test.test_metadata?.name === 'unique_combination' && Array.isArray(columns))
      return columns.map(String)
  }
  return []
}
