import { createHash } from 'node:crypto'
import { asText } from '../yaml/as-text.ts'
import { isMap, type YamlMap } from '../yaml/read-yaml.ts'

/** The `sha1_hash` of package-lock.yml: by it dbt and waypoint know whether the lock still fits the packages. */
export function packagesHash(rendered: readonly YamlMap[], written: readonly YamlMap[]): string {
  const texts = rendered.map((entry, index) =>
    pythonJson({ ...fieldsOf(entry), unrendered: written[index] ?? {} }),
  )
  return createHash('sha1').update(texts.toSorted(byCode).join('\n')).digest('hex')
}

/** The fields that dbt knows of each kind, those that were left out included. */
function fieldsOf(entry: YamlMap): YamlMap {
  const named = entry.name === undefined || entry.name === null ? {} : { name: entry.name }
  if (entry.local !== undefined) return { local: entry.local, ...named }
  if (entry.tarball !== undefined) return { tarball: entry.tarball, ...named }
  if (entry.git !== undefined) {
    return {
      git: entry.git,
      revision: entry.revision ?? null,
      'warn-unpinned': entry['warn-unpinned'] ?? null,
      subdirectory: entry.subdirectory ?? null,
      ...named,
    }
  }
  return {
    package: entry.package,
    version: entry.version,
    install_prerelease: entry.install_prerelease ?? false,
    ...named,
  }
}

/** `json.dumps(value, sort_keys=True)` */
function pythonJson(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string') return asciiJson(value)
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`
  if (!isMap(value)) return asText(value)
  const entries = Object.entries(value).toSorted(([left], [right]) => byCode(left, right))
  return `{${entries.map(([key, item]) => `${asciiJson(key)}: ${pythonJson(item)}`).join(', ')}}`
}

function asciiJson(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function byCode(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
