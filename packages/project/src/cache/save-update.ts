import { randomUUID } from 'node:crypto'
import type { ErrorDetails, Manifest, ManifestNode } from '@waypoint/contracts'
import type { SourceFile } from '../files/source-file.ts'
import { writeCache } from './cache-files.ts'
import type { CachedFile, CacheIndex } from './cache-index.ts'
import { contentHash, identity } from './file-changes.ts'
import { flagsFingerprint, readVariables } from './fingerprint.ts'
import { encodeData, NotCacheable } from './json-values.ts'
import { NodeColumnsWriter, type NodePlace } from './node-index.ts'
import { writeSections } from './sections.ts'
import { SegmentWriter } from './segments.ts'
import type { Update } from './update-project.ts'

export interface UpdatedProject {
  readonly manifest: Manifest
  /** The nodes that were read now; all others are where they were. */
  readonly fresh: ReadonlySet<ManifestNode>
  readonly keys: ReadonlyMap<SourceFile, readonly string[]>
  readonly warnings: readonly Omit<ErrorDetails, 'cause'>[]
  readonly codeStarts: CacheIndex['codeStarts']
  readonly readsFlags: boolean
  /** Whether all but the content of nodes is as it was. */
  readonly keepsOutline: boolean
}

/** Beyond this many segments the next parse of the whole project is not far, and starts a single one. */
const MAX_SEGMENTS = 200

/** Writes what changed behind what is there; undefined where that was not possible. */
export function saveUpdate(update: Update, project: UpdatedProject): CacheIndex | undefined {
  if (update.cache.segments.length >= MAX_SEGMENTS) return undefined
  try {
    return writeCache(update.dir, () => updatedIndex(update, project))
  } catch (cause) {
    if (cause instanceof NotCacheable) return undefined
    throw cause
  }
}

function updatedIndex({ dir, found, cache }: Update, project: UpdatedProject): CacheIndex {
  const { index } = cache
  const { manifest, fresh } = project
  const segment = new SegmentWriter()
  const added = index.segments.length
  const write = (text: string): NodePlace => ({ segment: added, ...segment.add(text) })
  const positions = new Map(index.nodes.ids.map((id, position) => [id, position]))
  const nodes = Object.values(manifest.nodes)
  const columns = new NodeColumnsWriter(
    nodes.map((node) => node.unique_id),
    index.nodes,
  )
  for (const node of nodes) {
    if (fresh.has(node)) columns.add(node, write(encodeData(node)))
    else columns.copy(positions.get(node.unique_id) as number)
  }
  const changed = project.keepsOutline
    ? {}
    : writeSections({ sources: manifest.sources, disabled: manifest.disabled }, write)
  return {
    ...index,
    flags: project.readsFlags ? flagsFingerprint(found.options) : index.flags,
    environment: {
      ...index.environment,
      ...readVariables(found.settings.environment, found.options.env),
    },
    readAt: found.readAt,
    revision: randomUUID(),
    outline: project.keepsOutline ? index.outline : randomUUID(),
    files: filesOf(index, found, project.keys),
    segments: [...index.segments, segment.write(dir)],
    nodes: columns.columns,
    sections: project.keepsOutline ? index.sections : { ...unchangedSections(index), ...changed },
    codeStarts: project.codeStarts,
    warnings: project.warnings,
  }
}

function unchangedSections({ sections }: CacheIndex): CacheIndex['sections'] {
  const { sources: _sources, disabled: _disabled, ...unchanged } = sections
  return unchanged
}

function filesOf(
  index: CacheIndex,
  { files, stamps }: Update['found'],
  keys: UpdatedProject['keys'],
): readonly CachedFile[] {
  const before = new Map(index.files.map((file) => [identity(file), file]))
  const read = new Map([...keys].map(([file, own]) => [identity(file), { file, own }]))
  return files.flatMap((file, position): readonly CachedFile[] => {
    const name = identity(file)
    const stamp = stamps[position] ?? null
    const now = read.get(name)
    const known = before.get(name)
    if (stamp === null) return []
    if (now !== undefined) return [{ ...file, ...stamp, hash: contentHash(now.file), keys: now.own }]
    return known === undefined ? [] : [{ ...known, ...stamp }]
  })
}
