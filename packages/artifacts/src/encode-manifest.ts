import type { DeclaredNode, MacroNode, Manifest, ManifestNode, SourceNode } from '@waypoint/contracts'
import { encodeDeclared } from './encode-declared.ts'
import { encodeNode, encodeSource } from './encode-node.ts'
import { toJson } from './json.ts'
import { DBT_VERSION, MANIFEST_SCHEMA } from './schema-versions.ts'

/** manifest.json, schema v12. */
export function encodeManifest(manifest: Manifest): string {
  const nodes = writtenAsNodes(manifest).map((id) => encodeNodeEntry(manifest.nodes[id] as ManifestNode))
  return `${encodeBeforeNodes(manifest)}${nodes.join(',')}${encodeAfterNodes(manifest)}`
}

const isFunction = (uniqueId: string): boolean => uniqueId.startsWith('function.')

/** unique_ids of the section `nodes`, in order: user-defined functions have a section of their own. */
export function writtenAsNodes(manifest: Manifest): readonly string[] {
  return Object.keys(manifest.nodes).filter((id) => !isFunction(id))
}

/** One node with its key, as it stands in manifest.json; between two of them is a comma. */
export function encodeNodeEntry(node: ManifestNode): string {
  return `${JSON.stringify(node.unique_id)}:${toJson(encodeNode(node))}`
}

/** All of manifest.json before its nodes, for writers that know the text of some parts already. */
export function encodeBeforeNodes(manifest: Manifest): string {
  return `{"metadata":${toJson(encodeMetadata(manifest))},"nodes":{`
}

/** All of manifest.json after its nodes. */
export function encodeAfterNodes(manifest: Manifest): string {
  const maps = JSON.stringify({ parent_map: manifest.parent_map, child_map: manifest.child_map })
  return `},${toJson(encodeOthers(manifest)).slice(1, -1)},${maps.slice(1)}`
}

function encodeMetadata(manifest: Manifest): unknown {
  return {
    dbt_schema_version: MANIFEST_SCHEMA,
    dbt_version: DBT_VERSION,
    generated_at: manifest.metadata.generated_at,
    invocation_id: manifest.metadata.invocation_id,
    invocation_started_at: manifest.metadata.generated_at,
    env: manifest.metadata.env ?? {},
    project_name: manifest.metadata.project_name,
    project_id: manifest.metadata.project_id,
    user_id: null,
    send_anonymous_usage_stats: false,
    adapter_type: manifest.metadata.adapter_type,
    quoting: { ...NO_QUOTING, ...manifest.metadata.quoting },
    run_started_at: manifest.metadata.generated_at,
  }
}

function encodeOthers(manifest: Manifest): unknown {
  return {
    sources: each(manifest.sources, encodeSource),
    macros: each(manifest.macros, encodeMacro),
    docs: manifest.docs,
    exposures: each(manifest.exposures, encodeDeclared),
    metrics: each(manifest.metrics, encodeDeclared),
    groups: each(manifest.groups, encodeDeclared),
    selectors: manifest.selectors ?? {},
    disabled: Object.fromEntries(
      Object.entries(manifest.disabled).map(([id, nodes]) => [id, nodes.map(encodeDisabled)]),
    ),
    group_map: groupMap(manifest),
    saved_queries: each(manifest.saved_queries, encodeDeclared),
    semantic_models: each(manifest.semantic_models, encodeDeclared),
    unit_tests: each(manifest.unit_tests, encodeDeclared),
    functions: Object.fromEntries(
      Object.keys(manifest.nodes)
        .filter(isFunction)
        .map((id) => [id, encodeNode(manifest.nodes[id] as ManifestNode)]),
    ),
  }
}

const NO_QUOTING = { database: null, schema: null, identifier: null, column: null }

function each<Node>(
  section: Readonly<Record<string, Node>>,
  encode: (node: Node) => unknown,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(section).map(([id, node]) => [id, encode(node)]))
}

function encodeMacro(macro: MacroNode): unknown {
  return { ...macro, config: { meta: macro.meta, docs: macro.docs } }
}

function encodeDisabled(node: ManifestNode | SourceNode | DeclaredNode): unknown {
  switch (node.resource_type) {
    case 'source':
      return encodeSource(node)
    case 'exposure':
    case 'group':
    case 'metric':
    case 'saved_query':
    case 'semantic_model':
    case 'unit_test':
      return encodeDeclared(node)
    default:
      return encodeNode(node)
  }
}

/** Members of each group: nodes, saved queries, semantic models and metrics. */
function groupMap(manifest: Manifest): Readonly<Record<string, readonly string[]>> {
  const map: Record<string, string[]> = {}
  for (const group of Object.values(manifest.groups)) map[group.name] = []
  if (Object.keys(map).length === 0) return map
  const { nodes, saved_queries, semantic_models, metrics } = manifest
  const members: readonly (ManifestNode | DeclaredNode)[] = [
    nodes,
    saved_queries,
    semantic_models,
    metrics,
  ].flatMap((section) => Object.values<ManifestNode | DeclaredNode>(section))
  for (const member of members) {
    const group = 'group' in member ? member.group : null
    if (typeof group === 'string') map[group]?.push(member.unique_id)
  }
  return map
}
