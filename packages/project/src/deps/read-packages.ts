import { access } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import type { Scope } from '@waypoint/jinja'
import { nearestName } from '@waypoint/graph'
import { readTextFile } from '../files/text-file.ts'
import { asText } from '../yaml/as-text.ts'
import { isMap, readYamlMap, type YamlMap } from '../yaml/read-yaml.ts'
import { renderTree } from '../yaml/render-tree.ts'
import { locate, type YamlPath } from '../yaml/yaml-position.ts'
import type { PackageSpec } from './package-spec.ts'
import { misspeltPackageKeys } from './package-keys.ts'
import { packagesHash } from './packages-hash.ts'
import { parseRequirement } from './versions.ts'

export interface DeclaredPackages {
  /** packages.yml or dependencies.yml; the first where there is neither. */
  readonly file: string
  readonly specs: readonly PackageSpec[]
  readonly hash: string
  /** Keys that are probably misspelt. */
  readonly warnings: readonly WaypointError[]
}

const FILES = ['packages.yml', 'dependencies.yml'] as const

/** The packages that a project names. Only packages.yml is rendered: dependencies.yml is plain data. */
export async function readPackages(rootDir: string, scope: Scope): Promise<DeclaredPackages> {
  const found: Omit<DeclaredPackages, 'warnings'>[] = []
  const warnings: WaypointError[] = []
  for (const file of FILES) {
    const path = join(rootDir, file)
    const exists = await access(path).then(
      () => true,
      () => false,
    )
    if (!exists) continue
    const text = await readTextFile(path, file)
    const written = readYamlMap(text, file)
    warnings.push(...misspeltPackageKeys(written, { file, text }))
    if (written.packages === undefined || written.packages === null) continue
    const data = file === 'packages.yml' ? (renderTree(written, { scope, file }) as YamlMap) : written
    found.push(declared({ file, text, rootDir }, data, written))
  }
  const [first, second] = found
  if (second !== undefined) {
    throw new WaypointError({
      code: 'invalid-packages',
      message: 'packages.yml and dependencies.yml both name packages',
      location: { file: 'dependencies.yml' },
      hint: 'Keep all packages in one of the two files.',
    })
  }
  return { ...(first ?? { file: FILES[0], specs: [], hash: packagesHash([], []) }), warnings }
}

interface PackagesFile {
  readonly file: string
  readonly text: string
  readonly rootDir: string
}

function declared(source: PackagesFile, data: YamlMap, written: YamlMap): Omit<DeclaredPackages, 'warnings'> {
  const entries = entriesOf(data, source)
  const originals = entriesOf(written, source)
  const specs = entries.map((entry, index) => specOf(entry, originals[index] ?? entry, source, index))
  return { file: source.file, specs, hash: packagesHash(entries, originals) }
}

function entriesOf({ packages }: YamlMap, source: PackagesFile): readonly YamlMap[] {
  if (!Array.isArray(packages)) throw mistake(source, ['packages'], 'packages is a list')
  return packages.map((entry: unknown, index) => {
    if (isMap(entry)) return entry
    throw mistake(source, ['packages', index], 'A package is a mapping such as {package: …, version: …}')
  })
}

/** A list of packages that a hub or a lock file gives: nothing to render, no place to point at. */
export function specsOf(entries: unknown, source: PackagesFile): readonly PackageSpec[] {
  return entriesOf({ packages: entries ?? [] }, source).map((entry, index) =>
    specOf(entry, entry, source, index),
  )
}

function specOf(entry: YamlMap, written: YamlMap, source: PackagesFile, index: number): PackageSpec {
  const path: YamlPath = ['packages', index]
  if (isText(entry.package)) return hubSpec(entry, source, path)
  if (isText(entry.git)) {
    return {
      kind: 'git',
      url: entry.git,
      written: asText(written.git ?? entry.git),
      revision: entry.revision === undefined || entry.revision === null ? null : asText(entry.revision),
      subdirectory: isText(entry.subdirectory) ? entry.subdirectory : null,
      warnUnpinned: entry['warn-unpinned'] !== false && entry.warn_unpinned !== false,
    }
  }
  if (isText(entry.tarball)) {
    if (!isText(entry.name)) throw mistake(source, path, 'A tarball needs the name of the package in it')
    return {
      kind: 'tarball',
      url: entry.tarball,
      written: asText(written.tarball ?? entry.tarball),
      name: entry.name,
      sha256: checksum(entry.sha256, source, path),
    }
  }
  if (isText(entry.local)) {
    return { kind: 'local', path: entry.local, folder: resolve(source.rootDir, entry.local) }
  }
  throw unknownKind(entry, source, path)
}

function checksum(value: unknown, source: PackagesFile, path: YamlPath): string | null {
  if (value === undefined || value === null) return null
  if (isText(value) && /^[0-9a-f]{64}$/i.test(value)) return value.toLowerCase()
  throw mistake(source, [...path, 'sha256'], 'sha256 is a text of 64 hexadecimal digits, in quotes')
}

function hubSpec(entry: YamlMap, source: PackagesFile, path: YamlPath): PackageSpec {
  const name = asText(entry.package)
  if (!/^[\w.-]+\/[\w.-]+$/.test(name)) {
    throw mistake(
      source,
      [...path, 'package'],
      `'${name}' is no name of the hub: it needs a namespace, as in dbt-labs/dbt_utils`,
    )
  }
  const given: readonly unknown[] = Array.isArray(entry.version) ? entry.version : [entry.version ?? '']
  const versions = given.flatMap((each) => asText(each).split(',')).map((each) => each.trim())
  const wrong = versions.find((each) => parseRequirement(each) === undefined)
  if (wrong !== undefined) {
    const message = wrong === '' ? `${name} has no version` : `'${wrong}' is no version of ${name}`
    throw mistake(source, [...path, wrong === '' ? 'package' : 'version'], message)
  }
  return { kind: 'hub', package: name, versions, installPrerelease: entry.install_prerelease === true }
}

const KINDS = ['package', 'git', 'tarball', 'local']

function unknownKind(entry: YamlMap, source: PackagesFile, path: YamlPath): WaypointError {
  if (entry.private !== undefined) {
    return mistake(
      source,
      path,
      'A private package needs a git provider: name its repository with git instead',
    )
  }
  const near = Object.keys(entry)
    .map((key) => nearestName(key, KINDS))
    .find((name) => name !== undefined)
  const hint = near === undefined ? '' : `. Did you mean '${near}'?`
  return mistake(source, path, `A package has one of the keys package, git, tarball and local${hint}`)
}

function mistake({ file, text }: PackagesFile, path: YamlPath, message: string): WaypointError {
  return new WaypointError({
    code: 'invalid-packages',
    message: `${file}: ${message}`,
    location: text === '' ? { file } : locate(text, file, path),
    hint: 'Write for example {package: dbt-labs/dbt_utils, version: [">=1.0.0", "<2.0.0"]}.',
  })
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
