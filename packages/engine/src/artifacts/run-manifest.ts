import type { Manifest, ManifestNode, NodeResult } from '@waypoint/contracts'
import type { LoadedProject } from '@waypoint/project'
import { writeParsedManifest } from './manifest-file.ts'

/**
 * Writes the manifest with what this invocation compiled, as documentation and lineage tools read it. Of a
 * large project only what was compiled now, or when the file was written last, is written anew.
 */
export async function writeRunManifest(
  targetPath: string,
  project: LoadedProject,
  { results, invocationId }: { readonly results: readonly NodeResult[]; readonly invocationId: string },
): Promise<void> {
  const compiled = compiledNodes(project.manifest, results)
  const nodes = compiled.size === 0 ? project.manifest.nodes : overlaid(project.manifest.nodes, compiled)
  const { revision, outline } = project
  await writeParsedManifest(
    targetPath,
    { ...project.manifest, nodes },
    {
      // Each run's own: what was compiled is in no other manifest of the project.
      revision: revision === null ? null : `${revision} ${invocationId}`,
      outline,
      revisionOf: (id) => (compiled.has(id) ? null : project.revisionOf(id)),
    },
  )
}

function compiledNodes(
  manifest: Manifest,
  results: readonly NodeResult[],
): ReadonlyMap<string, ManifestNode> {
  const nodes = new Map<string, ManifestNode>()
  for (const { uniqueId, compiledCode, compiledPath } of results) {
    const node = manifest.nodes[uniqueId]
    if (node === undefined || compiledCode === null) continue
    const compiled = { compiled: true, compiled_code: compiledCode, compiled_path: compiledPath }
    nodes.set(uniqueId, { ...node, ...compiled })
  }
  return nodes
}

/** The nodes with some in place of others; one that nobody looks at is not read. */
function overlaid(nodes: Manifest['nodes'], others: ReadonlyMap<string, ManifestNode>): Manifest['nodes'] {
  return new Proxy(nodes, {
    get: (target, id) => (typeof id === 'string' ? (others.get(id) ?? target[id]) : undefined),
  })
}
