import { statSync } from 'node:fs'
import { readFile } from '../files/read-files.ts'
import type { FoundFile, SourceFile } from '../files/source-file.ts'
import type { CachedFile, CacheIndex } from './cache-index.ts'

export interface FileStamp {
  readonly size: number
  readonly modifiedAt: number
  readonly changedAt: number
}

export interface FileChanges {
  /** New, or with another content. */
  readonly changed: readonly FoundFile[]
  readonly removed: readonly CachedFile[]
  /** Whether the index has to be written again although nothing changed: only times did. */
  readonly touched: boolean
}

/** Clocks of file systems tick this coarsely: a file this close to the reading may have changed after it. */
const CLOCK_TICK_MS = 50

export function compareFiles(
  found: readonly FoundFile[],
  stamps: readonly (FileStamp | null)[],
  index: CacheIndex,
): FileChanges {
  const known = new Map(index.files.map((file) => [identity(file), file]))
  const changed: FoundFile[] = []
  let touched = false
  found.forEach((file, position) => {
    const key = identity(file)
    const before = known.get(key)
    known.delete(key)
    const stamp = stamps[position] ?? null
    if (before === undefined || stamp === null) return void changed.push(file)
    if (isSame(before, stamp) && stamp.modifiedAt < index.readAt - CLOCK_TICK_MS) return
    if (stamp.size === before.size && hasContent(file, before.hash)) touched = true
    else changed.push(file)
  })
  return { changed, removed: [...known.values()], touched }
}

function isSame(before: CachedFile, now: FileStamp): boolean {
  return (
    before.size === now.size && before.modifiedAt === now.modifiedAt && before.changedAt === now.changedAt
  )
}

export function identity({ packageName, kind, absolutePath }: FoundFile): string {
  return `${packageName} ${kind} ${absolutePath}`
}

export function stampOf(path: string): FileStamp | null {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return null
  return { size: stats.size, modifiedAt: stats.mtimeMs, changedAt: stats.ctimeMs }
}

/** Stands for a file's content; the white space before it moves what positions in it mean. */
export function contentHash({ text, checksum }: SourceFile): string {
  return `${checksum.checksum} ${text.length - text.trimStart().length}`
}

function hasContent(file: FoundFile, hash: string): boolean {
  try {
    return contentHash(readFile(file)) === hash
  } catch {
    return false
  }
}
