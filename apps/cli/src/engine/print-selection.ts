import type { Manifest, ManifestNode, SourceNode } from '@waypoint/contracts'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { runEngine } from './run-engine.ts'

type ListOutput = 'selector' | 'name' | 'path' | 'json'

/** One line a node, and nothing else on standard output: made for pipes. */
export async function printSelection(
  options: EngineOptions & { readonly output: ListOutput },
  host: Host,
): Promise<void> {
  const { manifest, selected, exitCode } = await runEngine('list', options, {
    host,
    onEvent: () => undefined,
  })
  if (selected.length === 0) host.err('Nothing matches this selection.\n')
  for (const uniqueId of selected) host.out(`${format(uniqueId, manifest, options.output)}\n`)
  host.exitWith(exitCode)
}

function format(uniqueId: string, manifest: Manifest, output: ListOutput): string {
  const node = manifest.nodes[uniqueId] ?? manifest.sources[uniqueId]
  if (node === undefined) return uniqueId
  switch (output) {
    case 'selector':
      return node.resource_type === 'source' ? `source:${node.fqn.join('.')}` : node.fqn.join('.')
    case 'name':
      return node.name
    case 'path':
      return node.original_file_path
    case 'json':
      return JSON.stringify(summary(node))
    default:
      return output satisfies never
  }
}

/** The keys that dbt's `ls --output json` prints by default. */
function summary(node: ManifestNode | SourceNode): Record<string, unknown> {
  const common = {
    name: node.name,
    resource_type: node.resource_type,
    package_name: node.package_name,
    original_file_path: node.original_file_path,
    unique_id: node.unique_id,
  }
  if (node.resource_type === 'source')
    return { ...common, source_name: node.source_name, tags: node.tags, config: node.config }
  return { ...common, alias: node.alias, config: node.config, tags: node.tags, depends_on: node.depends_on }
}
