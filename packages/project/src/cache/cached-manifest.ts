import type { Manifest, ManifestNode } from '@waypoint/contracts'
import { neighbourMaps } from '../resolve/neighbour-maps.ts'
import type { OpenCache } from './cache-files.ts'
import { CachedNodes } from './cached-nodes.ts'
import { readSections } from './sections.ts'

/** The nodes of a cache; their parts are read when they are looked at. */
export function cachedNodes({ lists, read }: OpenCache): CachedNodes {
  return new CachedNodes(lists.nodes, read)
}

/** The manifest that a cache describes; its parts are read when they are looked at. */
export function cachedManifest(cache: OpenCache, metadata: Manifest['metadata']): Manifest {
  const sections = readSections(cache.index.sections, cache.read)
  return withNeighbours({ metadata, nodes: nodesById(cachedNodes(cache)) }, sections)
}

/** All nodes, those that were read now in the place of what the cache has of them. */
export function nodesById(
  nodes: CachedNodes,
  fresh: ReadonlyMap<number, ManifestNode> = new Map(),
): Manifest['nodes'] {
  const { ids } = nodes.columns
  const byId: Record<string, ManifestNode> = {}
  for (let position = 0; position < ids.length; position += 1) {
    byId[ids[position] as string] = fresh.get(position) ?? nodes.node(position)
  }
  return byId
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
