import { WaypointError } from '@waypoint/contracts'
import type { InspectedFile } from '../inspected-file.ts'
import { readJsonFile } from '../json/read-json-file.ts'
import type { LoadContext } from '../load-context.ts'
import { readSqliteTable } from '../sqlite/read-sqlite-table.ts'
import type { FailedFile } from '../staged-table.ts'
import type { SpooledFile } from './spooled-file.ts'

/** Formats that are read here and not by the database; a file that fails costs its own rows. */
export async function readRecords(
  context: LoadContext,
  files: readonly InspectedFile[],
): Promise<{ readonly files: readonly SpooledFile[]; readonly failures: readonly FailedFile[] }> {
  const spooled: SpooledFile[] = []
  const failures: FailedFile[] = []
  for (const inspected of files) {
    try {
      spooled.push(await readFile(context, inspected))
    } catch (error) {
      const told = error instanceof WaypointError ? error : unreadable(inspected, error)
      if (told.code === 'query-cancelled' || told.code === 'disk-full') throw told
      failures.push({ file: inspected.file, error: told })
    }
  }
  return { files: spooled, failures }
}

async function readFile(context: LoadContext, inspected: InspectedFile): Promise<SpooledFile> {
  const { file, facts } = inspected
  switch (facts.format) {
    case 'json':
      return readJsonFile(inspected, facts.text, context)
    case 'sqlite':
      return readSqliteTable(inspected, await context.sqlite.open(file.path, file.name), context)
    case 'postgres':
      return { inspected, spool: facts.spool, rejected: [], notes: [] }
    case 'csv':
    case 'parquet':
      throw new Error(`${file.name} is read by the database`)
  }
}

function unreadable({ file }: InspectedFile, cause: unknown): WaypointError {
  return new WaypointError({
    code: 'unreadable-file',
    message: `${file.name} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
    location: { file: file.name },
    hint: 'Check that the file is whole; extract it again from the source.',
    cause,
  })
}
