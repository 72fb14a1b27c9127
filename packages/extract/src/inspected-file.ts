import { WaypointError } from '@waypoint/contracts'
import { createHash } from 'node:crypto'
import type { TableFile, TableFiles } from './table-files.ts'
import { inspectTextFile, sha256OfFile, type TextFileFacts } from './text-file.ts'

type FileFacts =
  | { readonly format: 'csv'; readonly sha256: string; readonly text: TextFileFacts }
  | { readonly format: 'parquet'; readonly sha256: string }

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
  if (file.format === 'csv') {
    const text = await inspectTextFile(file)
    return { format: 'csv', sha256: text.sha256, text }
  }
  try {
    return { format: 'parquet', sha256: await sha256OfFile(file.path) }
  } catch (cause) {
    throw new WaypointError({
      code: 'unreadable-file',
      message: `${file.name} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      location: { file: file.name },
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
