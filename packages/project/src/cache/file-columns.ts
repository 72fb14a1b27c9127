import type { FileKind, FoundFile } from '../files/source-file.ts'
import { packTexts, unpackTexts } from './packed-texts.ts'

/** Size and times of a file: while they stay, its content does. */
export interface FileStamp {
  readonly size: number
  readonly modifiedAt: number
  readonly changedAt: number
}

/** What files of one kind below one folder have in common. */
export interface FileGroup {
  readonly packageName: string
  readonly kind: FileKind
  /** What stands before `path` in the absolute path and in `file`. */
  readonly root: string
  readonly folder: string
}

/** The files as they were when they were read, in the order in which they are found, one list a field. */
export interface FileColumns {
  readonly groups: readonly FileGroup[]
  readonly numbers: readonly number[]
  readonly paths: readonly string[]
  readonly sizes: number[]
  readonly modified: number[]
  readonly changed: number[]
}

export interface PackedFiles extends Omit<FileColumns, 'paths'> {
  readonly paths: string
}

export interface StampedFile {
  readonly file: FoundFile
  readonly stamp: FileStamp
}

export function fileColumns(files: readonly StampedFile[]): FileColumns {
  const groups: FileGroup[] = []
  const known = new Map<string, number>()
  const numbers = files.map(({ file }) => {
    const { packageName, kind } = file
    const root = file.absolutePath.slice(0, -file.path.length)
    const folder = file.file.slice(0, -file.path.length)
    const key = JSON.stringify([packageName, kind, root, folder])
    let number = known.get(key)
    if (number === undefined) {
      number = groups.push({ packageName, kind, root, folder }) - 1
      known.set(key, number)
    }
    return number
  })
  return {
    groups,
    numbers,
    paths: files.map(({ file }) => file.path),
    sizes: files.map(({ stamp }) => stamp.size),
    modified: files.map(({ stamp }) => stamp.modifiedAt),
    changed: files.map(({ stamp }) => stamp.changedAt),
  }
}

export function packFiles(columns: FileColumns): PackedFiles {
  return { ...columns, paths: packTexts(columns.paths) }
}

export function unpackFiles(packed: PackedFiles): FileColumns {
  return { ...packed, paths: unpackTexts(packed.paths, packed.sizes.length) }
}

export function groupOf({ groups, numbers }: FileColumns, index: number): FileGroup {
  return groups[numbers[index] as number] as FileGroup
}

export function fileAt(columns: FileColumns, index: number): FoundFile {
  const { packageName, kind, root, folder } = groupOf(columns, index)
  const path = columns.paths[index] as string
  return { packageName, kind, absolutePath: `${root}${path}`, file: `${folder}${path}`, path }
}

/** Whether this is the file of that place: in the same package, of the same kind. */
export function isFileAt(columns: FileColumns, index: number, file: FoundFile): boolean {
  if (columns.paths[index] !== file.path) return false
  const { packageName, kind, root } = groupOf(columns, index)
  return (
    packageName === file.packageName &&
    kind === file.kind &&
    file.absolutePath.length === root.length + file.path.length &&
    file.absolutePath.startsWith(root)
  )
}
