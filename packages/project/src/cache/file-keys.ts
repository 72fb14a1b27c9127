import { createHash } from 'node:crypto'
import type { FoundFile } from '../files/source-file.ts'
import { referredSeed } from '../nodes/declared/seed-rows.ts'
import { baseName } from '../nodes/sql-nodes.ts'
import type { PropertyEntry } from '../parse/parse-properties.ts'
import { isMap } from '../yaml/read-yaml.ts'
import type { FileEntries } from './cache-index.ts'
import { encodeData, NotCacheable } from './json-values.ts'
import { entryKey } from './node-owner.ts'

/** Begins the key of something that the whole project depends on: its file cannot be read again alone. */
const GLOBAL = '!'

/** What a file that is no schema file defines. What is built from one file depends on those it shares a key with. */
export function keyOfFile({
  kind,
  packageName,
  path,
}: Pick<FoundFile, 'kind' | 'packageName' | 'path'>): string {
  switch (kind) {
    case 'model':
      return entryKey('models', packageName, baseName(path))
    case 'seed':
      return entryKey('seeds', packageName, baseName(path))
    case 'analysis':
      return entryKey('analyses', packageName, baseName(path))
    case 'test':
      return entryKey('data_tests', packageName, baseName(path))
    case 'yaml':
    case 'snapshot':
    case 'function':
    case 'macro':
    case 'generic-test':
    case 'docs':
    case 'fixture':
    case 'python':
      return `${GLOBAL}${kind}`
  }
}

export function isGlobal(key: string): boolean {
  return key.startsWith(GLOBAL)
}

/** Stands for an entry whose content nobody has looked at: it differs from every other. */
const UNKNOWN = ''

/** The keys of a schema file's elements; the content only of those whose change would concern the whole project. */
export function plainEntries(entries: readonly PropertyEntry[]): FileEntries {
  return entries.flatMap((entry) =>
    keysOfEntry(entry).map((key) => [key, isGlobal(key) ? hashOf(entry) : UNKNOWN] as const),
  )
}

/** The same with the content of all. */
export function hashedEntries(entries: readonly PropertyEntry[]): FileEntries {
  return entries.flatMap((entry) => {
    const hash = hashOf(entry)
    return keysOfEntry(entry).map((key) => [key, hash] as const)
  })
}

function hashOf({ section, data }: PropertyEntry): string {
  try {
    return createHash('sha1')
      .update(`${section} ${encodeData(data)}`)
      .digest('hex')
  } catch (cause) {
    if (cause instanceof NotCacheable) return UNKNOWN
    throw cause
  }
}

/** The keys whose elements are not the same in both. */
export function differentKeys(before: FileEntries, now: FileEntries): readonly string[] {
  const old = hashesByKey(before)
  const fresh = hashesByKey(now)
  return [...new Set([...old.keys(), ...fresh.keys()])].filter((key) => {
    const hashes = fresh.get(key)
    return hashes === undefined || hashes.includes(UNKNOWN) || hashes.join() !== old.get(key)?.join()
  })
}

function hashesByKey(entries: FileEntries): ReadonlyMap<string, readonly string[]> {
  const byKey = new Map<string, string[]>()
  for (const [key, hash] of entries) {
    const known = byKey.get(key)
    if (known === undefined) byKey.set(key, [hash])
    else known.push(hash)
  }
  return byKey
}

/** An element of a versioned model belongs to the files of all versions too. */
export function keysOfEntry({ section, name, data, file }: PropertyEntry): readonly string[] {
  switch (section) {
    case 'models':
      return [name, ...versionFiles(name, data.versions)].map((each) =>
        entryKey(section, file.packageName, each),
      )
    case 'seeds':
    case 'analyses':
    case 'data_tests':
    case 'sources':
      return [entryKey(section, file.packageName, name)]
    case 'unit_tests':
      return [`${GLOBAL}${section}`, ...seedInputs(data.given, file.packageName)]
    default:
      return [`${GLOBAL}${section}`]
  }
}

/** Seeds whose rows a unit test reads. */
function seedInputs(given: unknown, packageName: string): readonly string[] {
  return (Array.isArray(given) ? given : []).filter(isMap).flatMap(({ input, rows, fixture }) => {
    const seed = (rows ?? fixture ?? null) === null ? referredSeed(input, packageName) : undefined
    return seed === undefined ? [] : [entryKey('seeds', seed.packageName, seed.name)]
  })
}

/** The names that the files of a model's versions may have. */
function versionFiles(name: string, versions: unknown): readonly string[] {
  return (Array.isArray(versions) ? versions : [])
    .filter(isMap)
    .flatMap((version) => [
      `${name}_v${String(version.v)}`,
      `${name}.v${String(version.v)}`,
      ...(typeof version.defined_in === 'string' ? [version.defined_in] : []),
    ])
}
