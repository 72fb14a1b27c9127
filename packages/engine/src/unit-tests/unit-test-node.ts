import { type ContextEnvironment, type ContextName, toValue } from '@waypoint/context'
import type { TestNode } from '@waypoint/contracts'
import type { UnitTestDefinition } from './unit-test-definition.ts'

/** A unit test in the form in which nodes are compiled and run: the model's text under the test's name. */
export function unitTestNode({ declared, model, name, expect }: UnitTestDefinition): TestNode {
  return {
    resource_type: 'test',
    unique_id: declared.unique_id,
    name,
    package_name: declared.package_name,
    path: `models/${name}.sql`,
    original_file_path: declared.original_file_path,
    fqn: declared.unique_id.split('.'),
    raw_code: model.raw_code,
    language: model.language,
    refs: model.refs,
    sources: model.sources,
    metrics: [],
    depends_on: model.depends_on,
    checksum: { name: 'none', checksum: '' },
    database: model.database,
    schema: model.schema,
    alias: name,
    relation_name: null,
    description: declared.description as string,
    columns: {},
    meta: {},
    tags: [],
    docs: { show: true, node_color: null },
    patch_path: null,
    config: {
      enabled: true,
      materialized: 'unit',
      alias: null,
      schema: null,
      database: null,
      tags: [],
      meta: {},
      'pre-hook': [],
      'post-hook': [],
      expected_rows: expect.kind === 'rows' ? expect.rows : [],
      expected_sql: expect.kind === 'sql' ? expect.sql : null,
    },
    unrendered_config: {},
    created_at: 0,
    test_metadata: null,
    column_name: null,
    file_key_name: null,
    attached_node: null,
  }
}

/** `model` as templates see it. */
export function modelName(node: TestNode, { model }: UnitTestDefinition): ContextName {
  return () => toValue({ ...node, resource_type: 'unit_test', tested_node_unique_id: model.unique_id })
}

export function withNames(
  environment: ContextEnvironment,
  names: Readonly<Record<string, ContextName>>,
): ContextEnvironment {
  return { ...environment, names: new Map([...environment.names, ...Object.entries(names)]) }
}
