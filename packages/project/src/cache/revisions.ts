import type { LoadedProject } from '../loaded-project.ts'
import type { CacheIndex } from './cache-index.ts'
import type { NodeColumns } from './node-columns.ts'

/** Every state of a node has a place of its own in the segments, so the place names the state. */
export function revisionsOf(
  index: Pick<CacheIndex, 'revision' | 'outline' | 'segments'>,
  columns: NodeColumns,
): Pick<LoadedProject, 'revision' | 'outline' | 'revisionOf'> {
  const { ids, segments, offsets } = columns
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

/** Of a project that is not kept. */
export const NO_REVISIONS: Pick<LoadedProject, 'revision' | 'outline' | 'revisionOf'> = {
  revision: null,
  outline: null,
  revisionOf: () => null,
}
