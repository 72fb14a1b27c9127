import { WaypointError } from '@waypoint/contracts'
import { readFile, stat } from 'node:fs/promises'
import { mergeWal } from './wal.ts'

export const notSqliteCode = 'no-sqlite-file'

const signature = 'SQLite format 3\0'
const largestBytes = 2 * 1024 * 1024 * 1024 - 1
/** Offsets of the header's read and write version: 2 says that a write-ahead log is in use. */
const versionOffsets = [18, 19]
const journalMagic = Buffer.from('d9d505f920a163d7', 'hex')

export interface DatabaseImage {
  readonly bytes: Buffer
  readonly notes: readonly string[]
}

/** The whole database as of its last commit, with what its write-ahead log adds. */
export async function readDatabaseImage(path: string, name: string): Promise<DatabaseImage> {
  const { size } = await stat(path)
  const wal = await sidecar(`${path}-wal`)
  if (size === 0 && wal === null) return { bytes: Buffer.alloc(0), notes: [] }
  if (size > largestBytes) throw tooLarge(name, size)
  const database = await readFile(path)
  if (database.length > 0 && database.toString('latin1', 0, 16) !== signature) throw notSqlite(name)
  const journal = await sidecar(`${path}-journal`)
  if (journal?.subarray(0, 8).equals(journalMagic) === true) throw unfinished(name)
  if (wal === null) return { bytes: withoutWal(database), notes: [] }
  const { image, frames } = mergeWal(database, wal)
  const notes = frames === 0 ? [] : [`${name}: ${frames} pages of its write-ahead log were merged.`]
  return { bytes: withoutWal(image), notes }
}

async function sidecar(path: string): Promise<Buffer | null> {
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null
    throw cause
  })
  return bytes === null || bytes.length === 0 ? null : bytes
}

/** In memory there is no log beside the file. */
function withoutWal(image: Buffer): Buffer {
  for (const offset of versionOffsets) if (image[offset] === 2) image[offset] = 1
  return image
}

function notSqlite(name: string): WaypointError {
  return new WaypointError({
    code: notSqliteCode,
    message: `${name} is no SQLite database.`,
    location: { file: name },
    hint: 'Its first bytes should be "SQLite format 3"; an encrypted file must be decrypted first.',
  })
}

function tooLarge(name: string, size: number): WaypointError {
  return new WaypointError({
    code: 'file-too-large',
    message: `${name} has ${Math.round(size / 1024 / 1024)} MB; a SQLite file is read whole, up to 2,048 MB.`,
    location: { file: name },
    hint: 'Export its tables as CSV or Parquet, one file each.',
  })
}

function unfinished(name: string): WaypointError {
  return new WaypointError({
    code: 'unfinished-transaction',
    message: `${name} was left in the middle of a transaction: the journal to undo it lies beside it.`,
    location: { file: name },
    hint: 'Open it once with SQLite, which undoes the transaction, or copy it while nothing writes to it.',
  })
}
