import type { Hook, OperationNode } from '@waypoint/contracts'
import type { LoadedProject } from '@waypoint/project'

/** A node for work of the project as a whole, such as the creation of schemas. */
export function operationNode(
  project: LoadedProject,
  packageName: string,
  operation: { readonly name: string; readonly sql: string; readonly index: number },
): OperationNode {
  const noHooks: readonly Hook[] = []
  return {
    resource_type: 'operation',
    unique_id: `operation.${packageName}.${operation.name}`,
    name: operation.name,
    package_name: packageName,
    path: `hooks/${operation.name}.sql`,
    original_file_path: 'dbt_project.yml',
    fqn: [packageName, 'hooks', operation.name],
    raw_code: operation.sql,
    language: 'sql',
    refs: [],
    sources: [],
    metrics: [],
    depends_on: { macros: [], nodes: [] },
    checksum: { name: 'none', checksum: '' },
    database: project.profile.database,
    schema: project.profile.schema,
    alias: operation.name,
    relation_name: null,
    description: '',
    columns: {},
    meta: {},
    tags: [],
    docs: { show: true, node_color: null },
    patch_path: null,
    config: {
      enabled: true,
      materialized: 'view',
      alias: null,
      schema: null,
      database: null,
      tags: [],
      meta: {},
      'pre-hook': noHooks,
      'post-hook': noHooks,
    },
    unrendered_config: {},
    created_at: 0,
    index: operation.index,
  }
}
