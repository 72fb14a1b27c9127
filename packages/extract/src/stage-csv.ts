import { WaypointError } from '@waypoint/contracts'
import { addProfiles, type ColumnProfile, inferType, reconcileType } from './column-types.ts'
import { recordsWithout } from './csv-records.ts'
import { csvSource, storedColumn, storedType } from './csv-source.ts'
import type { CsvDialect } from './dialect.ts'
import { readDialect } from './dialect.ts'
import { type StoredColumn, storedColumns } from './existing-columns.ts'
import type { InspectedFile } from './inspected-file.ts'
import { addsToTable, type LoadContext, relationIn, stagedPrefix } from './load-context.ts'
import type { LoadedColumn } from './options.ts'
import { prepareText } from './prepared-text.ts'
import { readAroundRunaways } from './runaway-quotes.ts'
import { locateRecords, type RejectedLine, takeRejects } from './rejects.ts'
import { quote } from './sql-text.ts'
import type { FailedFile, StagedFile, StagedTable } from './staged-table.ts'

interface ReadableFile {
  readonly inspected: InspectedFile
  readonly path: string
  readonly dialect: CsvDialect
  readonly profiles: readonly ColumnProfile[]
  /** Lines that had to be taken out before the rest could be read. */
  readonly broken: readonly RejectedLine[]
  readonly notes: readonly string[]
}

const rejectsTable = 'waypoint_rejects'

/** Two readings: the first decides the types over all rows, the second reads with them and keeps what misfits. */
export async function stageCsv(
  context: LoadContext,
  table: string,
  files: readonly InspectedFile[],
): Promise<StagedTable> {
  const readable: ReadableFile[] = []
  const failures: FailedFile[] = []
  for (const inspected of files) {
    try {
      readable.push(await readText(context, inspected))
    } catch (cause) {
      failures.push({ file: inspected.file, error: asFileError(cause, inspected) })
    }
  }
  if (readable.length === 0) return { table, columns: [], files: [], failures }
  const columns = await decideColumns(context, table, readable)
  const staged = relationIn(context.reader, `${stagedPrefix}${table}`)
  const definitions = columns.map(({ name, type }) => `${quote(name)} ${storedType(type)}`)
  await context.reader.connection.query(`create or replace table ${staged} (${definitions.join(', ')})`)
  const loaded: StagedFile[] = []
  for (const file of readable) loaded.push(await insertFile(context, file, { staged, columns }))
  return {
    table,
    columns: columns.map(({ name, type }) => ({ name, type: storedType(type) })),
    files: loaded,
    failures,
  }
}

async function readText(context: LoadContext, inspected: InspectedFile): Promise<ReadableFile> {
  const { file, facts } = inspected
  if (facts.format !== 'csv') throw new Error(`${file.name} is no text`)
  const text = await prepareText(file, facts.text, context.scratch)
  const dialect = await readDialect(text)
  const { path, profiles, broken } = await readAroundRunaways(context, text, dialect)
  return { inspected, path, dialect, profiles, broken, notes: text.notes }
}

/** Columns of all part files by name; in an append those of the table that is there. */
async function decideColumns(
  context: LoadContext,
  table: string,
  files: readonly ReadableFile[],
): Promise<readonly LoadedColumn[]> {
  const merged = new Map<string, { name: string; profile: ColumnProfile }>()
  for (const { dialect, profiles } of files) {
    for (const [index, name] of dialect.columns.entries()) {
      const profile = profiles[index]
      if (profile === undefined) continue
      const known = merged.get(name.toLowerCase())
      merged.set(name.toLowerCase(), {
        name: known?.name ?? name,
        profile: known === undefined ? profile : addProfiles(known.profile, profile),
      })
    }
  }
  const existing = addsToTable(context)
    ? await storedColumns(context, table)
    : new Map<string, StoredColumn>()
  return [...merged].map(([key, { name, profile }]) => {
    const stored = existing.get(key)
    return { name, type: stored === undefined ? inferType(profile) : reconcileType(stored, profile) }
  })
}

interface Target {
  readonly staged: string
  readonly columns: readonly LoadedColumn[]
}

async function insertFile(
  { reader: { connection } }: LoadContext,
  { inspected, path, dialect, broken, notes }: ReadableFile,
  { staged, columns }: Target,
): Promise<StagedFile> {
  const types = new Map(columns.map(({ name, type }) => [name.toLowerCase(), type]))
  const typeOf = (name: string): string => types.get(name.toLowerCase()) ?? 'VARCHAR'
  const source = csvSource({ path, dialect, types: dialect.columns.map(typeOf), rejectsTable })
  const fields = dialect.columns.map((name) => storedColumn(name, typeOf(name)))
  const { rowsAffected } = await connection.query(
    `insert into ${staged} by name select ${fields.join(', ')} from ${source}`,
  )
  const rejected = await locateRecords(path, await takeRejects(connection, rejectsTable))
  return {
    file: inspected.file,
    sha256: inspected.facts.sha256,
    rows: rowsAffected ?? 0,
    rejected: [...broken, ...rejected].toSorted((a, b) => a.line - b.line),
    notes,
    recordsWithout: (wanted) => recordsWithout(path, dialect, wanted),
  }
}

function asFileError(cause: unknown, { file }: InspectedFile): WaypointError {
  if (cause instanceof WaypointError && cause.code === 'query-cancelled') throw cause
  if (cause instanceof WaypointError && cause.location !== undefined) return cause
  return new WaypointError({
    code: 'unreadable-file',
    message: `${file.name} cannot be read: ${cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)}`,
    location: { file: file.name },
    hint: 'Check that it is a CSV file with a header line.',
    cause,
  })
}
