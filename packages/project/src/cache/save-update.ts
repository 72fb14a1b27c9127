import { randomUUID } from 'node:crypto'
import type { ErrorDetails, Manifest, ManifestNode } from '@waypoint/contracts'
import type { AffectedParts } from './affected-parts.ts'
import type { MacroLibrary } from '../macros/macro-library.ts'
import { writeCache } from './cache-files.ts'
import type { CacheIndex, CacheUpdate } from './cache-index.ts'
import { cachedMacro } from './cached-macros.ts'
import { type EntriesOfFiles, type Lists, writeLists } from './cached-lists.ts'
import { contentHash, hasSameFiles } from './file-changes.ts'
import { fileColumns, type FileStamp } from './file-columns.ts'
import { hashedEntries } from './file-keys.ts'
import { credentialsFingerprint, flagsFingerprint, readVariables } from './fingerprint.ts'
import { encodeData, NotCacheable } from './json-values.ts'
import { emptyColumns, type NodeColumns, packColumns } from './node-columns.ts'
import { NodeColumnsWriter, replaceColumns } from './node-columns-writer.ts'
import type { NodePlace } from './node-place.ts'
import type { ResolveState } from '../resolve/resolve-state.ts'
import { numbersOf } from './save-project.ts'
import { writeSections } from './sections.ts'
import { writeSegment } from './segments.ts'
import type { Update } from './update-project.ts'

export interface UpdatedProject {
  readonly manifest: Manifest
  /** The nodes as they were. */
  readonly columns: NodeColumns
  /** What was read now, or the nodes of before where they are the same. */
  readonly nodes: readonly ManifestNode[]
  /** Those that are not the same. */
  readonly made: ReadonlySet<ManifestNode>
  /** The places of those that go. */
  readonly replaced: readonly number[]
  /** Whether the nodes take just these places. */
  readonly keepsIds: boolean
  /** Whether all but the content of nodes is as it was. */
  readonly keepsOutline: boolean
  readonly uses: ReadonlyMap<string, readonly string[]>
  /** Those whose text changed. */
  readonly macros: Manifest['macros']
  readonly library: MacroLibrary
  readonly read: AffectedParts['read']
  readonly warnings: readonly Omit<ErrorDetails, 'cause'>[]
  readonly codeStarts: CacheIndex['codeStarts']
  readonly reads: ResolveState['reads']
}

export interface SavedUpdate {
  readonly index: CacheIndex
  readonly columns: NodeColumns
}

/** Beyond this many segments the next parse of the whole project is not far, and starts a single one. */
const MAX_SEGMENTS = 200

/** Beyond so many, all lists are written again: putting updates in place costs every later parse a little. */
const MAX_UPDATES = 30
const MAX_UPDATED = 500

/** Writes what changed behind what is there; undefined where that was not possible. */
export function saveUpdate(update: Update, project: UpdatedProject): SavedUpdate | undefined {
  if (update.cache.index.segments.length >= MAX_SEGMENTS) return undefined
  try {
    let columns = project.columns
    const index = writeCache(update.dir, () => {
      const saved = updatedIndex(update, project)
      columns = saved.columns
      return saved.index
    })
    return index === undefined ? undefined : { index, columns }
  } catch (cause) {
    if (cause instanceof NotCacheable) return undefined
    throw cause
  }
}

function updatedIndex(update: Update, project: UpdatedProject): SavedUpdate {
  const { dir, found, cache } = update
  const { index } = cache
  const hasMacros = Object.keys(project.macros).length > 0
  const { file, result } = writeSegment(dir, (add) => {
    const write = (text: string): NodePlace => ({ segment: index.segments.length, ...add(text) })
    const { sources, disabled } = project.manifest
    const macros = hasMacros ? { macros: project.manifest.macros } : {}
    return {
      nodes: saveNodes(update, project, write),
      sections: project.keepsOutline ? {} : writeSections({ sources, disabled, ...macros }, write),
    }
  })
  const { sources: _sources, disabled: _disabled, ...unchanged } = index.sections
  const { definitions, trace } = project.library
  const updated: CacheIndex = {
    ...index,
    ...listsOf(update, project, result.nodes),
    flags: project.reads.flags ? flagsFingerprint(found.options) : index.flags,
    credentials: project.reads.credentials ? credentialsFingerprint(found.settings) : index.credentials,
    environment: {
      ...index.environment,
      ...readVariables(found.settings.environment, found.options.env),
    },
    readAt: found.readAt,
    revision: randomUUID(),
    outline: project.keepsOutline ? index.outline : randomUUID(),
    segments: [...index.segments, file],
    sections: project.keepsOutline ? index.sections : { ...unchanged, ...result.sections },
    macros: index.macros.map((macro) => {
      const fresh = macro.uniqueId in project.macros ? definitions.get(macro.uniqueId) : undefined
      return fresh === undefined ? macro : cachedMacro(fresh)
    }),
    macrosForAll: [...new Set([...index.macrosForAll, ...trace.elsewhere])],
    codeStarts: project.codeStarts,
    warnings: project.warnings,
  }
  return { index: updated, columns: result.nodes.columns }
}

function listsOf(
  update: Update,
  project: UpdatedProject,
  { columns, fresh }: SavedNodes,
): Pick<CacheIndex, 'lists' | 'updates'> {
  const { index } = update.cache
  const isSmall =
    index.updates.length < MAX_UPDATES && project.read.size + update.changes.touched.length < MAX_UPDATED
  if (isSmall && project.keepsIds && hasSameFiles(update.changes)) {
    return { lists: index.lists, updates: [...index.updates, updateOf(update, project, fresh)] }
  }
  return { lists: writeLists(update.dir, { nodes: columns, ...filesOf(update, project) }), updates: [] }
}

function updateOf(
  { found, cache, changes }: Update,
  project: UpdatedProject,
  nodes: CacheUpdate['nodes'],
): CacheUpdate {
  const { hashes } = cache.lists
  const positions = [...new Set([...project.read.keys(), ...changes.touched])]
  const stamps = positions.map((position) => found.stamps[position] as FileStamp)
  return {
    nodes,
    files: {
      positions,
      sizes: stamps.map(({ size }) => size),
      modified: stamps.map(({ modifiedAt }) => modifiedAt),
      changed: stamps.map(({ changedAt }) => changedAt),
      hashes: positions.map((position) => {
        const read = project.read.get(position)
        return read === undefined ? (hashes[position] as string) : contentHash(read.source)
      }),
    },
    entries: [...project.read].flatMap(([position, { source, entries }]) =>
      source.kind === 'yaml' ? [[position, hashedEntries(entries)] as const] : [],
    ),
  }
}

function filesOf({ found, cache, changes }: Update, { read }: UpdatedProject): Omit<Lists, 'nodes'> {
  const { lists } = cache
  const entries: EntriesOfFiles = []
  const hashes: string[] = []
  const stamped = found.files.map((file, position) => {
    const now = read.get(position)
    const place = changes.known[position] as number
    hashes.push(now === undefined ? (lists.hashes[place] as string) : contentHash(now.source))
    if (file.kind === 'yaml') {
      entries[position] = now === undefined ? lists.entries[place] : hashedEntries(now.entries)
    }
    return { file, stamp: found.stamps[position] as FileStamp }
  })
  return { files: fileColumns(stamped), hashes, entries }
}

interface SavedNodes {
  /** All nodes as they are now. */
  readonly columns: NodeColumns
  /** Those that were made anew alone. */
  readonly fresh: CacheUpdate['nodes']
}

function saveNodes(
  { cache }: Update,
  { manifest, columns, nodes, made, uses, replaced, keepsIds }: UpdatedProject,
  write: (text: string) => NodePlace,
): SavedNodes {
  const positionOf = (id: string): number | undefined => cache.lists.position(id)
  const add = (writer: NodeColumnsWriter, node: ManifestNode): void =>
    writer.add(node, write(encodeData(node)), uses.get(node.unique_id) ?? [])
  if (keepsIds) {
    const writer = new NodeColumnsWriter(positionOf)
    const positions = replaced.filter((_position, index) => made.has(nodes[index] as ManifestNode))
    for (const node of nodes) if (made.has(node)) add(writer, node)
    const fresh = { positions, columns: packColumns(writer.columns) }
    replaceColumns(columns, positions, writer.columns)
    return { columns, fresh }
  }
  const writer = new NodeColumnsWriter(numbersOf(manifest))
  for (const node of Object.values(manifest.nodes)) {
    if (made.has(node)) add(writer, node)
    else writer.copy(columns, positionOf(node.unique_id) as number)
  }
  return { columns: writer.columns, fresh: { positions: [], columns: packColumns(emptyColumns()) } }
}
