import type { DeclaredNode, Manifest, ManifestNode, SourceNode } from '@waypoint/contracts'

/** Whatever has a place in the graph and can be selected. */
export type GraphMember = ManifestNode | SourceNode | DeclaredNode

/** Every member of the graph: nodes, sources, exposures and the rest; operations and groups are none. */
export function* membersOf(manifest: Manifest): Generator<GraphMember> {
  for (const id of Object.keys(manifest.nodes)) {
    if (!id.startsWith('operation.')) yield manifest.nodes[id] as ManifestNode
  }
  yield* Object.values(manifest.sources)
  yield* Object.values(manifest.exposures)
  yield* Object.values(manifest.metrics)
  yield* Object.values(manifest.semantic_models)
  yield* Object.values(manifest.saved_queries)
  yield* Object.values(manifest.unit_tests)
}

export function memberOf(manifest: Manifest, uniqueId: string): GraphMember | undefined {
  return (
    manifest.nodes[uniqueId] ??
    manifest.sources[uniqueId] ??
    manifest.exposures[uniqueId] ??
    manifest.metrics[uniqueId] ??
    manifest.semantic_models[uniqueId] ??
    manifest.saved_queries[uniqueId] ??
    manifest.unit_tests[uniqueId]
  )
}

export function tagsOf(member: GraphMember): readonly string[] {
  return Array.isArray(member.tags) ? (member.tags as readonly string[]) : []
}

export function configOf(member: GraphMember): Readonly<Record<string, unknown>> {
  const config: unknown = member.config
  return typeof config === 'object' && config !== null ? (config as Readonly<Record<string, unknown>>) : {}
}
