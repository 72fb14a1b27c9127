import { WaypointError } from '@waypoint/contracts'
import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { Spool } from './records/spool.ts'
import type { TableFile, TableFiles } from './table-files.ts'
import { inspectTextFile, sha256OfFile, type TextFileFacts } from './text-file.ts'

type FileFacts =
  | { readonly format: 'csv' | 'json'; readonly sha256: string; readonly text: TextFileFacts }
  | { readonly format: 'parquet' | 'sqlite'; readonly sha256: string }
  | { readonly format: 'postgres'; readonly sha256: string; readonly spool: Spool }

export interface InspectedFile {
  readonly file: TableFile
  readonly facts: FileFacts
}

export interface InspectedTable {
  readonly table: string
  readonly files: readonly InspectedFile[]
  readonly failures: readonly { readonly file: TableFile; readonly error: WaypointError }[]
}

/** Reads every file once: what it is, and by its hash whether it was loaded before. */
export async function inspectTable(
  { table, files }: TableFiles,
  signal: AbortSignal | undefined,
): Promise<InspectedTable> {
  const inspected: InspectedFile[] = []
  const failures: { file: TableFile; error: WaypointError }[] = []
  for (const file of files) {
    if (signal?.aborted === true) break
    try {
      inspected.push({ file, facts: await inspectFile(file) })
    } catch (cause) {
      if (!(cause instanceof WaypointError)) throw cause
      failures.push({ file, error: cause })
    }
  }
  return { table, files: inspected, failures }
}

async function inspectFile(file: TableFile): Promise<FileFacts> {
  switch (file.format) {
    case 'csv':
    case 'json': {
      const text = await inspectTextFile(file)
      return { format: file.format, sha256: text.sha256, text }
    }
    case 'parquet':
    case 'sqlite':
      return { format: file.format, sha256: await hashOf(file) }
    case 'postgres':
      throw new Error(`${file.name} is no file`)
  }
}

/** A SQLite file consists of two, as long as there is a log of what was written. */
async function hashOf({ path, name, format }: TableFile): Promise<string> {
  try {
    const sha256 = await sha256OfFile(path)
    const wal = format === 'sqlite' ? await stat(`${path}-wal`).catch(() => null) : null
    if (wal === null || wal.size === 0) return sha256
    return createHash('sha256')
      .update(sha256)
      .update(await sha256OfFile(`${path}-wal`))
      .digest('hex')
  } catch (cause) {
    throw new WaypointError({
      code: 'unreadable-file',
      message: `${name} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      location: { file: name },
      hint: 'Check that the file may be read.',
      cause,
    })
  }
}

/** The same files give the same batch. */
export function batchIdOf(tables: readonly InspectedTable[]): string {
  const hash = createHash('sha256')
  for (const { table, files } of tables) {
    for (const { facts } of files) hash.update(`${table}\0${facts.sha256}\n`)
  }
  return `content-${hash.digest('hex').slice(0, 16)}`
}
