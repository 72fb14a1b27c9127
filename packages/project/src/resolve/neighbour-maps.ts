import type { DeclaredNode, Manifest, ManifestNode, SourceNode } from '@waypoint/contracts'

/** Who depends on whom, as the artifact writes it. */
export function neighbourMaps(manifest: Manifest): Pick<Manifest, 'parent_map' | 'child_map'> {
  const parents: Record<string, readonly string[]> = {}
  const children: Record<string, string[]> = {}
  const members = [
    manifest.nodes,
    manifest.sources,
    manifest.exposures,
    manifest.metrics,
    manifest.semantic_models,
    manifest.saved_queries,
    manifest.unit_tests,
  ].flatMap((section): readonly (ManifestNode | SourceNode | DeclaredNode)[] => Object.values(section))
  for (const member of members) {
    parents[member.unique_id] = 'depends_on' in member ? member.depends_on.nodes : []
    children[member.unique_id] = []
  }
  for (const [id, parentIds] of Object.entries(parents)) {
    for (const parent of parentIds) children[parent]?.push(id)
  }
  return { parent_map: parents, child_map: children }
}
