import type { SourceFile } from '../files/source-file.ts'
import { baseName } from '../nodes/sql-nodes.ts'
import type { PropertyEntry } from '../parse/parse-properties.ts'
import { isMap } from '../yaml/read-yaml.ts'

/** Begins the key of something that the whole project depends on: its file cannot be read again alone. */
const GLOBAL = '!'

/** What a file defines or describes. Whatever is built from one file depends on those it shares a key with. */
export function keysOf(file: SourceFile, entries: readonly PropertyEntry[]): readonly string[] {
  const key = (section: string, name: string): string => `${section} ${file.packageName} ${name}`
  switch (file.kind) {
    case 'model':
      return [key('models', baseName(file.path))]
    case 'seed':
      return [key('seeds', baseName(file.path))]
    case 'analysis':
      return [key('analyses', baseName(file.path))]
    case 'test':
      return [key('data_tests', baseName(file.path))]
    case 'yaml':
      return entries.flatMap((entry) => keysOfEntry(entry, key))
    case 'snapshot':
    case 'function':
    case 'macro':
    case 'generic-test':
    case 'docs':
    case 'fixture':
      return [`${GLOBAL}${file.kind}`]
  }
}

export function isGlobal(key: string): boolean {
  return key.startsWith(GLOBAL)
}

function keysOfEntry(
  { section, name, data }: PropertyEntry,
  key: (section: string, name: string) => string,
): readonly string[] {
  switch (section) {
    case 'models':
      return [key(section, name), ...versionFiles(name, data.versions).map((file) => key(section, file))]
    case 'seeds':
    case 'analyses':
    case 'data_tests':
    case 'sources':
      return [key(section, name)]
    default:
      return [`${GLOBAL}${section}`]
  }
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
