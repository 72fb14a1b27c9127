import type { Manifest } from '@waypoint/contracts'
import { checkSchema, parseArtifact, recordOf, textOf } from './read-artifact.ts'

const SECTIONS = [
  'nodes',
  'sources',
  'macros',
  'docs',
  'exposures',
  'metrics',
  'groups',
  'semantic_models',
  'saved_queries',
  'unit_tests',
  'disabled',
  'parent_map',
  'child_map',
] as const

/** Reads a manifest.json of schema v12, dbt's or ours. `file` names it in errors. */
export function decodeManifest(text: string, file: string): Manifest {
  const data = parseArtifact(text, file)
  const metadata = recordOf(data.metadata)
  checkSchema(metadata, 'manifest', { file, versions: [12] })
  const sections = Object.fromEntries(SECTIONS.map((section) => [section, recordOf(data[section])]))
  return {
    metadata: {
      project_name: textOf(metadata.project_name),
      project_id: textOf(metadata.project_id),
      adapter_type: textOf(metadata.adapter_type),
      invocation_id: textOf(metadata.invocation_id),
      generated_at: textOf(metadata.generated_at),
    },
    ...(sections as unknown as Omit<Manifest, 'metadata'>),
    nodes: Object.fromEntries(
      Object.entries({ ...recordOf(data.nodes), ...recordOf(data.functions) }).map(([id, node]) => [
        id,
        withTestFields(node),
      ]),
    ),
  }
}

/** Fields that dbt leaves out where they are empty, and that our types always have. */
function withTestFields(node: unknown): Manifest['nodes'][string] {
  const record = recordOf(node)
  const dependsOn = { macros: [], nodes: [], ...recordOf(record.depends_on) }
  const test =
    record.resource_type === 'test'
      ? { test_metadata: null, column_name: null, file_key_name: null, attached_node: null }
      : {}
  const lists = { refs: [], sources: [], metrics: [] }
  return { ...test, ...lists, ...record, depends_on: dependsOn } as unknown as Manifest['nodes'][string]
}
