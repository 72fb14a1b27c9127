import type { LoadedProject } from '../loaded-project.ts'
import type { CacheIndex } from './cache-index.ts'

/** Every state of a node has a place of its own in the segments, so the place names the state. */
export function revisionsOf(
  index: CacheIndex | undefined,
): Pick<LoadedProject, 'revision' | 'outline' | 'revisionOf'> {
  if (index === undefined) return { revision: null, outline: null, revisionOf: () => null }
  const { ids, segments, offsets } = index.nodes
  let positions: ReadonlyMap<string, number> | undefined
  return {
    revision: index.revision,
    outline: index.outline,
    revisionOf: (uniqueId) => {
      positions ??= new Map(ids.map((id, position) => [id, position]))
      const position = positions.get(uniqueId)
      if (position === undefined) return null
      return `${index.segments[segments[position] as number]?.name ?? ''}:${offsets[position]}`
    },
  }
}
