import type { Manifest, ManifestNode } from '@waypoint/contracts'
import { neighbourMaps } from '../resolve/neighbour-maps.ts'
import type { OpenCache } from './cache-files.ts'
import { CachedNodes } from './cached-nodes.ts'
import { decodeData } from './json-values.ts'
import type { NodePlace } from './node-index.ts'
import { readSections } from './sections.ts'

export interface CachedManifest {
  readonly manifest: Manifest
}

/** The manifest that an index describes; its parts are read when they are looked at. */
export function cachedManifest(
  { index, segments }: OpenCache,
  metadata: Manifest['metadata'],
): CachedManifest {
  const read = ({ segment, offset, length }: NodePlace): string =>
    segments[segment]?.text(offset, length) ?? '{}'
  let configs: readonly unknown[] | undefined
  const nodes = new CachedNodes(index.nodes, segments, () => {
    return (configs ??= decodeData(read(index.configs)) as readonly unknown[])
  })
  const { ids } = index.nodes
  const byId: Record<string, ManifestNode> = {}
  for (let position = 0; position < ids.length; position += 1) {
    byId[ids[position] as string] = nodes.node(position)
  }
  return {
    manifest: withNeighbours({ metadata, nodes: byId }, readSections(index.sections, read)),
  }
}

type Sections = Omit<Manifest, 'metadata' | 'nodes' | 'parent_map' | 'child_map' | 'selectors'>

/** Adds who depends on whom, worked out when somebody asks. */
export function withNeighbours(known: Pick<Manifest, 'metadata' | 'nodes'>, sections: Sections): Manifest {
  let maps: ReturnType<typeof neighbourMaps> | undefined
  const manifest = Object.defineProperties({ ...known }, Object.getOwnPropertyDescriptors(sections))
  const neighbours = (): ReturnType<typeof neighbourMaps> =>
    (maps ??= neighbourMaps(manifest as unknown as Manifest))
  return Object.defineProperties(manifest, {
    parent_map: { enumerable: true, get: () => neighbours().parent_map },
    child_map: { enumerable: true, get: () => neighbours().child_map },
  }) as unknown as Manifest
}
