import type { Manifest } from '@waypoint/contracts'

interface Member {
  readonly unique_id: string
  readonly [key: string]: unknown
}

const SECTION_OF: Readonly<Record<string, string>> = {
  source: 'sources',
  exposure: 'exposures',
  unit_test: 'unit_tests',
}

/** A manifest of little more than names and dependencies: `{ 'model.shop.orders': ['model.shop.stg'] }`. */
export function manifestOf(
  dependencies: Readonly<Record<string, readonly string[]>>,
  details: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
): Manifest {
  const sections: Record<string, Record<string, Member>> = {
    nodes: {},
    sources: {},
    exposures: {},
    unit_tests: {},
  }
  for (const [id, parents] of Object.entries(dependencies)) {
    const [type = '', packageName = '', ...rest] = id.split('.')
    const name = rest.at(-1) ?? ''
    const section = sections[SECTION_OF[type] ?? 'nodes']
    if (section === undefined) continue
    section[id] = {
      unique_id: id,
      resource_type: type,
      name,
      package_name: packageName,
      fqn: [packageName, ...rest],
      original_file_path: `models/${rest.join('/')}.sql`,
      depends_on: { macros: [], nodes: parents },
      tags: [],
      config: {},
      version: null,
      ...(type === 'source' ? { source_name: rest[0] } : {}),
      ...(type === 'test'
        ? { test_metadata: { name: name.split('_')[0], kwargs: {}, namespace: null } }
        : {}),
      ...details[id],
    }
  }
  return {
    metadata: { project_name: 'shop', project_id: '', adapter_type: '', invocation_id: '', generated_at: '' },
    macros: {},
    docs: {},
    metrics: {},
    groups: {},
    semantic_models: {},
    saved_queries: {},
    disabled: {},
    parent_map: {},
    child_map: {},
    ...sections,
  } as unknown as Manifest
}
