import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CACHE_FORMAT, type CacheIndex } from './cache-index.ts'
import { CachedLists } from './cached-lists.ts'
import type { NodePlace } from './node-place.ts'
import { removeSegments, Segment, writeWhole } from './segments.ts'

const INDEX = 'index.json'

/** The folder below target/ that holds what the last parse found out. */
export const CACHE_FOLDER = 'partial_parse'

export interface OpenCache {
  readonly index: CacheIndex
  readonly lists: CachedLists
  readonly read: (place: NodePlace) => string
}

/** Undefined where there is no cache, or one that is damaged or of another version. */
export function openCache(dir: string): OpenCache | undefined {
  const index = readIndex(join(dir, INDEX))
  if (index?.format !== CACHE_FORMAT || !Array.isArray(index.segments)) return undefined
  const segments = index.segments.flatMap((file) => Segment.open(dir, file) ?? [])
  const lists = Segment.open(dir, index.lists)
  if (lists === undefined || segments.length < index.segments.length) return undefined
  return {
    index,
    lists: new CachedLists(index, lists),
    read: (place) => segments[place.segment]?.text(place) ?? '{}',
  }
}

function readIndex(path: string): CacheIndex | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as CacheIndex | null
  } catch {
    return null
  }
}

/** A cache that cannot be written costs the next invocation time and nothing else. */
export function writeCache(dir: string, write: () => CacheIndex): CacheIndex | undefined {
  try {
    mkdirSync(dir, { recursive: true })
    const index = write()
    writeWhole(join(dir, INDEX), JSON.stringify(index))
    removeSegments(dir, new Set([index.lists, ...index.segments].map(({ name }) => name)))
    return index
  } catch (cause) {
    if (!isSystemError(cause)) throw cause
    return undefined
  }
}

function isSystemError(cause: unknown): boolean {
  return cause instanceof Error && 'syscall' in cause
}
