import type { DeclaredNode, MacroNode, Manifest, ManifestNode, SourceNode } from '@waypoint/contracts'
import { toJson } from './json.ts'
import { DBT_VERSION, MANIFEST_SCHEMA } from './schema-versions.ts'

/** manifest.json, schema v12. */
export function encodeManifest(manifest: Manifest): string {
  return toJson({
    metadata: {
      dbt_schema_version: MANIFEST_SCHEMA,
      dbt_version: DBT_VERSION,
      generated_at: manifest.metadata.generated_at,
      invocation_id: manifest.metadata.invocation_id,
      env: {},
      project_name: manifest.metadata.project_name,
      project_id: manifest.metadata.project_id,
      user_id: null,
      send_anonymous_usage_stats: false,
      adapter_type: manifest.metadata.adapter_type,
    },
    nodes: each(manifest.nodes, encodeNode),
    sources: each(manifest.sources, encodeSource),
    macros: each(manifest.macros, encodeMacro),
    docs: manifest.docs,
    exposures: each(manifest.exposures, encodeExposure),
    metrics: manifest.metrics,
    groups: each(manifest.groups, encodeGroup),
    selectors: {},
    disabled: Object.fromEntries(
      Object.entries(manifest.disabled).map(([id, nodes]) => [id, nodes.map(encodeDisabled)]),
    ),
    parent_map: manifest.parent_map,
    child_map: manifest.child_map,
    group_map: groupMap(manifest),
    saved_queries: manifest.saved_queries,
    semantic_models: manifest.semantic_models,
    unit_tests: each(manifest.unit_tests, encodeUnitTest),
    functions: {},
  })
}

function each<Node>(
  section: Readonly<Record<string, Node>>,
  encode: (node: Node) => unknown,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(section).map(([id, node]) => [id, encode(node)]))
}

function encodeNode(node: ManifestNode): unknown {
  const columns = Object.fromEntries(
    Object.entries(node.columns).map(([name, column]) => [
      name,
      { ...column, config: { meta: column.meta, tags: column.tags }, granularity: null, doc_blocks: [] },
    ]),
  )
  const shared = { group: null, ...node, columns, build_path: null, doc_blocks: [] }
  switch (node.resource_type) {
    case 'seed':
      return { ...shared, depends_on: { macros: node.depends_on.macros } }
    case 'model':
      return { ...compiled(shared), deprecation_date: null, primary_key: [], time_spine: null }
    case 'test':
      return encodeTest(shared, node.test_metadata !== null)
    case 'snapshot':
    case 'analysis':
    case 'operation':
      return compiled(shared)
  }
}

/** A singular test lacks the fields of a generic one: readers tell the two apart by them. */
function encodeTest(node: Readonly<Record<string, unknown>>, isGeneric: boolean): unknown {
  if (isGeneric) return compiled(node)
  const {
    test_metadata: _metadata,
    column_name: _column,
    file_key_name: _key,
    attached_node: _node,
    ...rest
  } = node
  return compiled(rest)
}

function compiled(node: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    contract: { enforced: false, alias_types: true, checksum: null },
    ...node,
    functions: [],
    compiled_path: null,
  }
}

function encodeSource(source: SourceNode): unknown {
  return {
    ...source,
    loaded_at_query: source.config.loaded_at_query ?? null,
    patch_path: null,
    unrendered_database: null,
    unrendered_schema: null,
    doc_blocks: [],
  }
}

function encodeMacro(macro: MacroNode): unknown {
  return { ...macro, config: { meta: macro.meta, docs: macro.docs } }
}

function encodeExposure(exposure: DeclaredNode): unknown {
  return { label: null, maturity: null, url: null, unrendered_config: {}, ...exposure }
}

function encodeGroup(group: DeclaredNode): unknown {
  const { name, resource_type, package_name, path, original_file_path, unique_id, owner, description } = group
  return {
    name,
    resource_type,
    package_name,
    path,
    original_file_path,
    unique_id,
    owner: owner ?? {},
    description: description === '' ? null : description,
    config: group.config,
  }
}

function encodeUnitTest(test: DeclaredNode): unknown {
  return { overrides: null, versions: null, version: null, checksum: null, schema: null, ...test }
}

function encodeDisabled(node: ManifestNode | SourceNode): unknown {
  return node.resource_type === 'source' ? encodeSource(node) : encodeNode(node)
}

function groupMap(manifest: Manifest): Readonly<Record<string, readonly string[]>> {
  const map: Record<string, string[]> = {}
  for (const group of Object.values(manifest.groups)) map[group.name] = []
  for (const node of Object.values(manifest.nodes)) {
    const group = 'group' in node ? node.group : null
    if (node.resource_type === 'model' && group !== null) map[group]?.push(node.unique_id)
  }
  return map
}
