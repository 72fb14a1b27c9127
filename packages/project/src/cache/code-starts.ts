import type { LoadedProject } from '../loaded-project.ts'
import type { CacheIndex } from './cache-index.ts'

export function codeStartsOf(starts: CacheIndex['codeStarts']): LoadedProject['codeStart'] {
  let byId: ReadonlyMap<string, CacheIndex['codeStarts'][number][1]> | undefined
  return (uniqueId) => (byId ??= new Map(starts)).get(uniqueId) ?? { line: 1, column: 1 }
}
