import { type ContextEnvironment, toLazyValue } from '@waypoint/context'
import type { Manifest, ManifestNode } from '@waypoint/contracts'
import type { Value } from '@waypoint/jinja'
import type { RunServices } from './loaded-project.ts'
import { type ResolveState, sharedEnvironment } from './resolve/resolve-state.ts'

/** Makes the template context of each node at run time. */
export function runEnvironments(
  manifest: Manifest,
  state: ResolveState,
): (node: ManifestNode, services: RunServices) => ContextEnvironment {
  const shared = sharedEnvironment(state)
  let graph: Value | undefined
  return (node, services) => ({
    ...shared,
    execute: true,
    packageName: node.package_name,
    node,
    resolver: services.resolver,
    flags: { ...shared.flags, ...services.flags },
    invocation: { ...shared.invocation, selectedResources: services.selectedResources },
    output: services.output,
    graph: () => (graph ??= graphValue(manifest)),
    names: services.names,
  })
}

/** What templates see as `graph`; the sections are those of manifest.json. */
function graphValue(manifest: Manifest): Value {
  const { nodes, sources, exposures, metrics, groups, semantic_models, saved_queries, unit_tests } = manifest
  return toLazyValue({
    nodes,
    sources,
    exposures,
    metrics,
    groups,
    semantic_models,
    saved_queries,
    unit_tests,
  })
}
