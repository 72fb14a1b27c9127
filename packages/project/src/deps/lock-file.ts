import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dump } from 'js-yaml'
import type { Scope } from '@waypoint/jinja'
import { asText } from '../yaml/as-text.ts'
import { isMap, readYamlMap, type YamlMap } from '../yaml/read-yaml.ts'
import { renderTree } from '../yaml/render-tree.ts'
import type { PackageSpec } from './package-spec.ts'
import { specsOf } from './read-packages.ts'

export const LOCK_FILE = 'package-lock.yml'

/** A package with the one version of it that is installed. */
export interface LockedPackage {
  /** The project's name: its folder under dbt_packages. */
  readonly name: string
  readonly spec: PackageSpec
}

export interface Lock {
  readonly packages: readonly LockedPackage[]
  readonly hash: string
}

/** The lock file of a project; null where there is none. */
export async function readLock(rootDir: string, scope: Scope): Promise<Lock | null> {
  const text = await readFile(join(rootDir, LOCK_FILE), 'utf8').catch(() => null)
  if (text === null) return null
  const written = readYamlMap(text, LOCK_FILE)
  const data = renderTree(written, { scope, file: LOCK_FILE }) as YamlMap
  const specs = specsOf(data.packages, { file: LOCK_FILE, text, rootDir })
  const entries: readonly unknown[] = Array.isArray(data.packages) ? data.packages : []
  const packages = specs.map((spec, index) => {
    const entry = entries[index]
    return { spec, name: isMap(entry) && entry.name !== undefined ? asText(entry.name) : '' }
  })
  // A lock of before names were recorded, or one that somebody broke, is made anew.
  const isComplete = packages.every((each) => /^[A-Za-z_]\w*$/.test(each.name))
  return { packages, hash: isComplete && typeof data.sha1_hash === 'string' ? data.sha1_hash : '' }
}

/** The text that dbt writes, keys in order. */
export function encodeLock(lock: Lock): string {
  const packages = lock.packages.map(({ name, spec }) => ({ name, ...fieldsOf(spec) }))
  return dump({ packages, sha1_hash: lock.hash }, { sortKeys: true, lineWidth: -1 })
}

/** A URL is written as the project has it, so that no secret gets into the file. */
function fieldsOf(spec: PackageSpec): Readonly<Record<string, string>> {
  switch (spec.kind) {
    case 'hub':
      return { package: spec.package, version: spec.versions[0] ?? '' }
    case 'git':
      return {
        git: spec.written,
        ...(spec.revision === null ? {} : { revision: spec.revision }),
        ...(spec.subdirectory === null ? {} : { subdirectory: spec.subdirectory }),
      }
    case 'tarball':
      return { tarball: spec.written, ...(spec.sha256 === null ? {} : { sha256: spec.sha256 }) }
    case 'local':
      return { local: spec.path }
  }
}
