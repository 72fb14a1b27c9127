import { readFile } from '../files/read-files.ts'
import type { FoundFile, SourceFile } from '../files/source-file.ts'
import { parseProperties, type PropertyEntry } from '../parse/parse-properties.ts'
import type { Problems } from '../problems/problems.ts'
import type { CacheIndex } from './cache-index.ts'
import { type FileChanges, identity } from './file-changes.ts'
import { isGlobal, keysOf } from './file-keys.ts'

export interface AffectedFiles {
  /** To be read and resolved again. */
  readonly files: readonly SourceFile[]
  readonly keys: ReadonlyMap<SourceFile, readonly string[]>
  /** Paths, as nodes name them, of everything whose nodes are replaced: `package file`. */
  readonly places: ReadonlySet<string>
}

/** A changed file with all that shares a resource with it; undefined where the whole project is affected. */
export function affectedFiles(
  { changed, removed }: FileChanges,
  { found, index, problems }: { found: readonly FoundFile[]; index: CacheIndex; problems: Problems },
): AffectedFiles | undefined {
  const byKey = new Map<string, string[]>()
  const cachedKeys = new Map<string, readonly string[]>()
  for (const file of index.files) {
    const name = identity(file)
    cachedKeys.set(name, file.keys)
    for (const key of file.keys) {
      const holders = byKey.get(key)
      if (holders === undefined) byKey.set(key, [name])
      else holders.push(name)
    }
  }
  const present = new Map(found.map((file) => [identity(file), file]))
  const pending = [...changed, ...removed].map(identity)
  const affected = new Set(pending)
  const files: SourceFile[] = []
  const keys = new Map<SourceFile, readonly string[]>()
  const places = new Set(removed.map(placeOf))
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const here = present.get(name)
    const file = here === undefined ? undefined : problems.attempt(() => readFile(here))
    if (here !== undefined && file === undefined) return undefined
    const now = file === undefined ? [] : keysOf(file, entriesOf(file, problems))
    if (file !== undefined) {
      files.push(file)
      keys.set(file, now)
      places.add(placeOf(file))
    }
    for (const key of new Set([...now, ...(cachedKeys.get(name) ?? [])])) {
      if (isGlobal(key)) return undefined
      for (const other of byKey.get(key) ?? []) {
        if (affected.has(other)) continue
        affected.add(other)
        pending.push(other)
      }
    }
  }
  const order = new Map(found.map((file, position) => [identity(file), position]))
  const position = (file: FoundFile): number => order.get(identity(file)) ?? 0
  return { files: files.toSorted((left, right) => position(left) - position(right)), keys, places }
}

export function placeOf(file: { readonly packageName: string; readonly file: string }): string {
  return `${file.packageName} ${file.file}`
}

function entriesOf(file: SourceFile, problems: Problems): readonly PropertyEntry[] {
  return file.kind === 'yaml' ? parseProperties(file, problems) : []
}
