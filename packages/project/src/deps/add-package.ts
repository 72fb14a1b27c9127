import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dump } from 'js-yaml'
import { WaypointError } from '@waypoint/contracts'
import { isMap, readYamlMap } from '../yaml/read-yaml.ts'
import { locate } from '../yaml/yaml-position.ts'

export interface AddedPackage {
  readonly source: 'hub' | 'git' | 'local' | 'tarball'
  /** The package of the hub, the URL or the folder. */
  readonly name: string
  /** A version, versions separated by commas, or a revision. */
  readonly version?: string
}

const FILE = 'packages.yml'

/** Writes one package into packages.yml, in place of an earlier entry of it; the rest of the file stays as it is. */
export async function addPackage(projectDir: string, added: AddedPackage): Promise<void> {
  const path = join(projectDir, FILE)
  const text = await readFile(path, 'utf8').catch(() => '')
  await writeFile(path, withPackage(text, added))
}

export function withPackage(text: string, added: AddedPackage): string {
  const { packages } = readYamlMap(text, FILE)
  const entry = dump(entryOf(added), { lineWidth: -1 }).trimEnd()
  if (packages === undefined || packages === null) {
    const rest = text.replace(/^packages:.*\n?/m, '').trimEnd()
    return `${rest === '' ? '' : `${rest}\n`}packages:\n${listItem(entry, '  ')}`
  }
  const lines = text.split('\n')
  const starts = itemStarts(packages, text)
  const [first] = starts
  const firstLine = lines[first ?? 0] ?? ''
  if (first === undefined || !/^\s*- /.test(firstLine)) return rewritten(text, added)
  const indent = /^\s*/.exec(firstLine)?.[0] ?? ''
  const items: readonly unknown[] = Array.isArray(packages) ? packages : []
  const replaced = items.findIndex((item) => isSamePackage(item, added))
  const from = replaced < 0 ? endOfItem(lines, starts.at(-1) ?? 0) : (starts[replaced] ?? 0)
  const until = replaced < 0 ? from : endOfItem(lines, from)
  const before = lines.slice(0, from)
  const after = lines.slice(until)
  return [...before, ...listItem(entry, indent).trimEnd().split('\n'), ...after]
    .join('\n')
    .replace(/\n*$/, '\n')
}

function entryOf({ source, name, version }: AddedPackage): Readonly<Record<string, unknown>> {
  if (source === 'hub') {
    if (version === undefined) {
      throw new WaypointError({
        code: 'invalid-package',
        message: `${name} needs a version`,
        hint: `Write ${name}@1.0.0, or a range: "${name}@>=1.0.0,<2.0.0".`,
      })
    }
    return { package: name, version: version.includes(',') ? version.split(',') : version }
  }
  if (source === 'git') return { git: name, ...(version === undefined ? {} : { revision: version }) }
  if (source === 'local') return { local: name }
  return { tarball: name, name: version ?? /([\w-]+?)(?:-[\d.]+)?\.t(?:ar\.)?gz$/.exec(name)?.[1] ?? name }
}

function listItem(entry: string, indent: string): string {
  return entry
    .split('\n')
    .map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}\n`)
    .join('')
}

/** The line of each entry, from 0. */
function itemStarts(packages: unknown, text: string): readonly number[] {
  if (!Array.isArray(packages)) return []
  return packages.map((_, index) => (locate(text, FILE, ['packages', index]).line ?? 1) - 1)
}

/** An entry ends before the next line that is not deeper than its dash; blank lines and comments stay behind it. */
function endOfItem(lines: readonly string[], start: number): number {
  const indent = /^\s*/.exec(lines[start] ?? '')?.[0].length ?? 0
  let end = start + 1
  for (let index = start + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line.trim() === '' || line.trim().startsWith('#')) continue
    if ((/^\s*/.exec(line)?.[0].length ?? 0) <= indent) break
    end = index + 1
  }
  return end
}

/** A list written in one line has no lines of its own to keep. */
function rewritten(text: string, added: AddedPackage): string {
  const data = readYamlMap(text, FILE)
  const items: readonly unknown[] = Array.isArray(data.packages) ? data.packages : []
  const kept = items.filter((item) => !isSamePackage(item, added))
  return dump({ ...data, packages: [...kept, entryOf(added)] }, { lineWidth: -1 })
}

/** The same package from another source too: dbt-labs/dbt_utils and a repository that ends in dbt-utils.git. */
function isSamePackage(item: unknown, { name }: AddedPackage): boolean {
  if (!isMap(item)) return false
  const other = item.package ?? item.git ?? item.local ?? item.tarball
  return typeof other === 'string' && shortName(other) === shortName(name)
}

function shortName(name: string): string {
  const last = name.replace(/\/+$/, '').split('/').at(-1) ?? name
  return last
    .replace(/\.git$/, '')
    .replaceAll('-', '_')
    .toLowerCase()
}
