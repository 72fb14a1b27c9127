import { statSync } from 'node:fs'
import { readFile } from '../files/read-files.ts'
import type { FoundFile, SourceFile } from '../files/source-file.ts'
import { fileAt, type FileColumns, type FileStamp, isFileAt } from './file-columns.ts'

export interface FileChanges {
  /** Places among the found files: new, or with another content. */
  readonly changed: readonly number[]
  /** Places among the known files. */
  readonly removed: readonly number[]
  /** For each found file, its place among the known ones; -1 for a new one. */
  readonly known: readonly number[]
  /** Places among the found files of those that were only written again as they were. */
  readonly touched: readonly number[]
}

/** Whether the same files are there, in the same order. */
export function hasSameFiles({ known, removed }: FileChanges): boolean {
  return removed.length === 0 && known.every((place, position) => place === position)
}

/** Clocks of file systems tick this coarsely: a file this close to the reading may have changed after it. */
const CLOCK_TICK_MS = 50

export interface FoundFiles {
  readonly files: readonly FoundFile[]
  readonly stamps: readonly (FileStamp | null)[]
}

export interface KnownFiles {
  readonly files: FileColumns
  readonly hashes: readonly string[]
}

/** `readAt`: when the known files began to be read, in milliseconds since 1970. */
export function compareFiles({ files, stamps }: FoundFiles, before: KnownFiles, readAt: number): FileChanges {
  const columns = before.files
  const { known, removed } = placesOf(files, columns)
  const changed: number[] = []
  const touched: number[] = []
  files.forEach((file, position) => {
    const place = known[position] as number
    const stamp = stamps[position] ?? null
    if (place < 0 || stamp === null) {
      changed.push(position)
      return
    }
    const isSame =
      columns.sizes[place] === stamp.size &&
      columns.modified[place] === stamp.modifiedAt &&
      columns.changed[place] === stamp.changedAt
    if (isSame && stamp.modifiedAt < readAt - CLOCK_TICK_MS) return
    if (stamp.size === columns.sizes[place] && hasContent(file, before.hashes[place] as string)) {
      touched.push(position)
    } else changed.push(position)
  })
  return { changed, removed, known, touched }
}

function placesOf(files: readonly FoundFile[], columns: FileColumns): Pick<FileChanges, 'known' | 'removed'> {
  const count = columns.paths.length
  const isSame = files.length === count && files.every((file, position) => isFileAt(columns, position, file))
  if (isSame) return { known: files.map((_file, position) => position), removed: [] }
  const before = new Map<string, number>()
  for (let place = 0; place < count; place += 1) before.set(identity(fileAt(columns, place)), place)
  const known = files.map((file) => {
    const name = identity(file)
    const place = before.get(name) ?? -1
    before.delete(name)
    return place
  })
  return { known, removed: [...before.values()] }
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
