import { randomUUID } from 'node:crypto'
import type { Manifest } from '@waypoint/contracts'
import type { SourceFile } from '../files/source-file.ts'
import type { FoundProject } from '../load-project.ts'
import type { CodeStart } from '../loaded-project.ts'
import type { PropertyEntry } from '../parse/parse-properties.ts'
import type { ParsedFiles } from '../resolve/parsed-files.ts'
import type { ResolveState } from '../resolve/resolve-state.ts'
import { writeCache } from './cache-files.ts'
import { CACHE_FORMAT, type CachedFile, type CacheIndex } from './cache-index.ts'
import { contentHash, identity } from './file-changes.ts'
import { keysOf } from './file-keys.ts'
import { flagsFingerprint, readVariables, settingsFingerprint } from './fingerprint.ts'
import { encodeData, NotCacheable } from './json-values.ts'
import { NodeColumnsWriter } from './node-index.ts'
import { writeSections } from './sections.ts'
import { SegmentWriter } from './segments.ts'

export interface ParsedProject {
  readonly parsed: ParsedFiles
  readonly manifest: Manifest
  readonly codeStarts: ReadonlyMap<string, CodeStart>
  readonly state: ResolveState
}

/** Keeps what was found out about a project that has no mistakes; undefined where that is not possible. */
export function saveProject(
  dir: string,
  found: FoundProject,
  project: ParsedProject,
): CacheIndex | undefined {
  try {
    return writeCache(dir, () => indexOf(dir, found, project))
  } catch (cause) {
    if (cause instanceof NotCacheable) return undefined
    throw cause
  }
}

function indexOf(
  dir: string,
  found: FoundProject,
  { parsed, manifest, ...project }: ParsedProject,
): CacheIndex {
  const { settings, options, readAt } = found
  const segment = new SegmentWriter()
  const configs = new ConfigTable()
  const nodes = Object.values(manifest.nodes)
  const columns = new NodeColumnsWriter(nodes.map((node) => node.unique_id))
  for (const node of nodes) {
    const { config, unrendered_config } = node
    const text = encodeData({
      ...node,
      config: configs.number(config),
      unrendered_config: configs.number(unrendered_config),
    })
    columns.add(node, { segment: 0, ...segment.add(text) })
  }
  const sections = writeSections(manifest, (text) => ({ segment: 0, ...segment.add(text) }))
  const configsPlace = { segment: 0, ...segment.add(encodeData(configs.entries)) }
  return {
    format: CACHE_FORMAT,
    settings: settingsFingerprint(options, settings),
    flags: project.state.reads.flags ? flagsFingerprint(options) : null,
    environment: readVariables(settings.environment, options.env),
    readAt,
    revision: randomUUID(),
    outline: randomUUID(),
    files: cachedFiles(found, parsed),
    segments: [segment.write(dir)],
    nodes: columns.columns,
    configs: configsPlace,
    sections,
    macros: [...project.state.library.definitions.values()].map(
      ({ uniqueId, name, packageName, file, line, column, declaration }) => ({
        uniqueId,
        name,
        packageName,
        file,
        line,
        column,
        kind: declaration.kind,
      }),
    ),
    codeStarts: [...project.codeStarts],
    warnings: project.state.problems.warnings.slice(found.warned).map((warning) => warning.toJSON()),
  }
}

/** Configurations that nodes share are written once. */
class ConfigTable {
  readonly entries: unknown[] = []
  readonly #numbers = new Map<unknown, number>()

  number(config: unknown): number {
    let number = this.#numbers.get(config)
    if (number === undefined) {
      number = this.entries.push(config) - 1
      this.#numbers.set(config, number)
    }
    return number
  }
}

function cachedFiles(found: FoundProject, parsed: ParsedFiles): readonly CachedFile[] {
  const entries = new Map<SourceFile, PropertyEntry[]>()
  for (const entry of parsed.properties) {
    const known = entries.get(entry.file)
    if (known === undefined) entries.set(entry.file, [entry])
    else known.push(entry)
  }
  const read = new Map(parsed.files.map((file) => [identity(file), file]))
  return found.files.flatMap((file, position) => {
    const source = read.get(identity(file))
    const stamp = found.stamps[position] ?? null
    if (source === undefined || stamp === null) return []
    return [{ ...file, ...stamp, hash: contentHash(source), keys: keysOf(source, entries.get(source) ?? []) }]
  })
}
