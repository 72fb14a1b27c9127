import { randomUUID } from 'node:crypto'
import type { Manifest } from '@waypoint/contracts'
import type { SourceFile } from '../files/source-file.ts'
import type { FoundProject } from '../load-project.ts'
import type { CodeStart } from '../loaded-project.ts'
import type { PropertyEntry } from '../parse/parse-properties.ts'
import type { ParsedFiles } from '../resolve/parsed-files.ts'
import type { ResolveState } from '../resolve/resolve-state.ts'
import { writeCache } from './cache-files.ts'
import { CACHE_FORMAT, type CacheIndex } from './cache-index.ts'
import { cachedMacro } from './cached-macros.ts'
import { type EntriesOfFiles, type Lists, writeLists } from './cached-lists.ts'
import type { ConfigPlace } from './cached-nodes.ts'
import { contentHash, identity } from './file-changes.ts'
import { fileColumns, type StampedFile } from './file-columns.ts'
import { plainEntries } from './file-keys.ts'
import {
  credentialsFingerprint,
  flagsFingerprint,
  readVariables,
  settingsFingerprint,
} from './fingerprint.ts'
import { encodeData, NotCacheable } from './json-values.ts'
import { NodeColumnsWriter } from './node-columns-writer.ts'
import { writeSections } from './sections.ts'
import { type TextPlace, writeSegment } from './segments.ts'

export interface ParsedProject {
  readonly parsed: ParsedFiles
  readonly manifest: Manifest
  readonly codeStarts: ReadonlyMap<string, CodeStart>
  readonly uses: ReadonlyMap<string, readonly string[]>
  readonly state: ResolveState
}

export interface SavedProject {
  readonly index: CacheIndex
  readonly lists: Lists
}

/** Keeps what was found out about a project that has no mistakes; undefined where that is not possible. */
export function saveProject(
  dir: string,
  found: FoundProject,
  project: ParsedProject,
): SavedProject | undefined {
  const columns = new NodeColumnsWriter(numbersOf(project.manifest))
  const lists: Lists = { nodes: columns.columns, ...filesOf(found, project.parsed) }
  try {
    const index = writeCache(dir, () => {
      const { file, result } = writeSegment(dir, (add) => writeContent(project, columns, add))
      return {
        ...describe(found, project),
        sections: result,
        segments: [file],
        lists: writeLists(dir, lists),
        updates: [],
      }
    })
    return index === undefined ? undefined : { index, lists }
  } catch (cause) {
    if (cause instanceof NotCacheable) return undefined
    throw cause
  }
}

export function numbersOf({ nodes }: Pick<Manifest, 'nodes'>): (id: string) => number | undefined {
  const numbers = new Map(Object.keys(nodes).map((id, index) => [id, index]))
  return (id) => numbers.get(id)
}

function writeContent(
  { manifest, uses }: ParsedProject,
  columns: NodeColumnsWriter,
  add: (text: string) => TextPlace,
): CacheIndex['sections'] {
  const configs = new ConfigTexts(add)
  for (const node of Object.values(manifest.nodes)) {
    const { config, unrendered_config } = node
    const text = encodeData({
      ...node,
      config: configs.place(config),
      unrendered_config: configs.place(unrendered_config),
    })
    columns.add(node, { segment: 0, ...add(text) }, uses.get(node.unique_id) ?? [])
  }
  return writeSections(manifest, (text) => ({ segment: 0, ...add(text) }))
}

function describe(
  { settings, options, readAt, warned }: FoundProject,
  { state, codeStarts }: ParsedProject,
): Omit<CacheIndex, 'segments' | 'lists' | 'updates' | 'sections'> {
  return {
    format: CACHE_FORMAT,
    settings: settingsFingerprint(options, settings),
    flags: state.reads.flags ? flagsFingerprint(options) : null,
    credentials: state.reads.credentials ? credentialsFingerprint(settings) : null,
    environment: readVariables(settings.environment, options.env),
    readAt,
    revision: randomUUID(),
    outline: randomUUID(),
    macros: [...state.library.definitions.values()].map(cachedMacro),
    macrosForAll: [...state.library.trace.elsewhere],
    codeStarts: [...codeStarts],
    warnings: state.problems.warnings.slice(warned).map((warning) => warning.toJSON()),
  }
}

/** Configurations that nodes share are written once. */
class ConfigTexts {
  readonly #add: (text: string) => TextPlace
  readonly #places = new Map<unknown, ConfigPlace>()

  constructor(add: (text: string) => TextPlace) {
    this.#add = add
  }

  place(config: unknown): ConfigPlace {
    let place = this.#places.get(config)
    if (place === undefined) {
      const { offset, length } = this.#add(encodeData(config))
      place = [offset, length]
      this.#places.set(config, place)
    }
    return place
  }
}

function filesOf(found: FoundProject, parsed: ParsedFiles): Omit<Lists, 'nodes'> {
  const byFile = new Map<SourceFile, PropertyEntry[]>()
  for (const entry of parsed.properties) {
    const known = byFile.get(entry.file)
    if (known === undefined) byFile.set(entry.file, [entry])
    else known.push(entry)
  }
  const read = new Map(parsed.files.map((file) => [identity(file), file]))
  const stamped: StampedFile[] = []
  const hashes: string[] = []
  const entries: EntriesOfFiles = []
  found.files.forEach((file, position) => {
    const source = read.get(identity(file))
    const stamp = found.stamps[position] ?? null
    if (source === undefined || stamp === null) return
    if (source.kind === 'yaml') entries[stamped.length] = plainEntries(byFile.get(source) ?? [])
    stamped.push({ file, stamp })
    hashes.push(contentHash(source))
  })
  return { files: fileColumns(stamped), hashes, entries }
}
