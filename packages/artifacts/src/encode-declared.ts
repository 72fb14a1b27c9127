import type { DeclaredNode } from '@waypoint/contracts'

const SHARED = ['name', 'resource_type', 'package_name', 'path', 'original_file_path', 'unique_id'] as const

/** The fields that schema v12 knows of each kind; it allows no others. */
const FIELDS: Readonly<Record<DeclaredNode['resource_type'], readonly string[]>> = {
  exposure: [
    ...SHARED,
    'fqn',
    'type',
    'owner',
    'description',
    'label',
    'maturity',
    'meta',
    'tags',
    'config',
    'unrendered_config',
    'url',
    'depends_on',
    'refs',
    'sources',
    'metrics',
    'created_at',
  ],
  group: [...SHARED, 'owner', 'description', 'config'],
  metric: [
    ...SHARED,
    'fqn',
    'description',
    'label',
    'type',
    'type_params',
    'filter',
    'metadata',
    'time_granularity',
    'config',
    'unrendered_config',
    'sources',
    'depends_on',
    'refs',
    'metrics',
    'created_at',
    'group',
    'meta',
    'tags',
  ],
  semantic_model: [
    ...SHARED,
    'fqn',
    'model',
    'node_relation',
    'description',
    'label',
    'defaults',
    'entities',
    'measures',
    'dimensions',
    'metadata',
    'depends_on',
    'refs',
    'created_at',
    'config',
    'unrendered_config',
    'primary_entity',
    'group',
  ],
  saved_query: [
    ...SHARED,
    'fqn',
    'query_params',
    'exports',
    'description',
    'label',
    'metadata',
    'config',
    'unrendered_config',
    'group',
    'depends_on',
    'created_at',
    'refs',
    'tags',
  ],
  unit_test: [
    ...SHARED,
    'model',
    'given',
    'expect',
    'fqn',
    'description',
    'overrides',
    'depends_on',
    'config',
    'checksum',
    'schema',
    'created_at',
    'versions',
    'version',
  ],
}

/** An exposure, group, metric, semantic model, saved query or unit test. */
export function encodeDeclared(node: DeclaredNode): unknown {
  const known = FIELDS[node.resource_type].map((field) => [field, node[field] ?? null] as const)
  return { ...Object.fromEntries(known), ...emptyTexts(node) }
}

/** Where dbt writes null for what nobody described. */
function emptyTexts(node: DeclaredNode): Readonly<Record<string, null>> {
  const nullable = ['group', 'semantic_model', 'saved_query'].includes(node.resource_type)
  return nullable && node.description === '' ? { description: null } : {}
}
