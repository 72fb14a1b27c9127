import type { OperationNode, SeedNode } from '@waypoint/contracts'
import { modelSpecs } from '../nodes/model-specs.ts'
import { operationSpecs } from '../nodes/operations.ts'
import { fileSpec, snapshotSpecs, type SpecSources } from '../nodes/sql-nodes.ts'
import { yamlSnapshotSpec } from '../nodes/yaml-snapshots.ts'
import { type BuiltNode, buildNode } from './build-node.ts'
import type { NodeSpec } from './node-spec.ts'
import { ofKind, type ParsedFiles } from './parsed-files.ts'
import { projectOf } from './resolve-state.ts'

/** Every node that a file or a hook stands for; generic tests come later, they need these. */
export function buildNodes(parsed: ParsedFiles, sources: SpecSources): readonly BuiltNode[] {
  const { state } = sources
  const { files } = parsed
  const specs: readonly NodeSpec[] = [
    ...modelSpecs(ofKind(files, 'model'), sources),
    ...ofKind(files, 'snapshot').flatMap((file) => snapshotSpecs(file, sources)),
    ...parsed.properties
      .filter((entry) => entry.section === 'snapshots' && entry.data.relation !== undefined)
      .map((entry) => yamlSnapshotSpec(entry, sources)),
    ...ofKind(files, 'analysis').map((file) => fileSpec('analysis', file, sources)),
    ...ofKind(files, 'function').map((file) => fileSpec('function', file, sources)),
    ...ofKind(files, 'test').map((file) => fileSpec('test', file, sources)),
  ]
  const seeds = ofKind(files, 'seed').map((file): BuiltNode => {
    const built = buildNode(fileSpec('seed', file, sources), state)
    const rootDir = projectOf(state, file.packageName).rootDir
    return { ...built, node: { ...(built.node as SeedNode), root_path: rootDir } }
  })
  const operations = [...state.projects.values()]
    .flatMap(operationSpecs)
    .map(({ spec, index }): BuiltNode => {
      const built = buildNode(spec, state)
      return { ...built, node: { ...(built.node as OperationNode), index } }
    })
  return [...specs.map((spec) => withTestFields(buildNode(spec, state))), ...seeds, ...operations]
}

/** A singular test is a test without the fields that only generic ones fill. */
function withTestFields(built: BuiltNode): BuiltNode {
  const { node } = built
  if (node.resource_type !== 'test') return built
  return {
    ...built,
    node: { ...node, test_metadata: null, column_name: null, file_key_name: null, attached_node: null },
  }
}
