import { WaypointError } from '@waypoint/contracts'
import { type LoggedFile, loggedFiles } from './bookkeeping.ts'
import type { InspectedFile, InspectedTable } from './inspected-file.ts'
import { columnChanges } from './column-changes.ts'
import { existingTypes } from './existing-columns.ts'
import { addsToTable, type LoadContext, relationIn } from './load-context.ts'
import type { FileFailure, TableLoad } from './options.ts'
import { readRecords } from './records/read-records.ts'
import { stageRecords } from './records/stage-records.ts'
import { rejectWithoutKey } from './reject-without-key.ts'
import { stageCsv } from './stage-csv.ts'
import { stageParquet } from './stage-parquet.ts'
import type { StagedFile, StagedTable } from './staged-table.ts'
import { writeTable } from './write-table.ts'

export interface TableOutcome {
  /** Null where none of the table's files could be read. */
  readonly load: TableLoad | null
  readonly failures: readonly FileFailure[]
}

export async function loadTable(context: LoadContext, inspected: InspectedTable): Promise<TableOutcome> {
  const startedAt = performance.now()
  const { table } = inspected
  const early = inspected.failures.map((failure) => asFailure(table, failure))
  const files = await filesToLoad(context, inspected)
  if (files.length === 0) {
    if (inspected.files.length === 0) return { load: null, failures: early }
    return { load: await unchanged(context, inspected, startedAt), failures: early }
  }
  const before = await existingTypes(context, table)
  const read = await stage(context, table, files)
  const failures = [...early, ...read.failures.map((failure) => asFailure(table, failure))]
  if (read.files.length === 0) return { load: null, failures }
  const staged = await rejectWithoutKey(context, read)
  const rows = await writeTable(context, staged)
  const changes = columnChanges(before, staged.columns, !addsToTable(context))
  return { load: { ...describeLoad(staged, startedAt), mode: context.mode, rows, changes }, failures }
}

async function stage(
  context: LoadContext,
  table: string,
  files: readonly InspectedFile[],
): Promise<StagedTable> {
  const formats = [...new Set(files.map(({ file }) => file.format))]
  if (formats.length > 1) {
    const error = new WaypointError({
      code: 'ambiguous-table',
      message: `The table ${table} is there in several formats: ${formats.join(', ')}.`,
      hint: 'Keep the files of one format.',
    })
    return { table, columns: [], files: [], failures: files.map(({ file }) => ({ file, error })) }
  }
  switch (formats[0]) {
    case 'parquet':
      return stageParquet(context, table, files)
    case 'json':
    case 'sqlite':
    case 'postgres':
      return stageRecords(context, { table, ...(await readRecords(context, files)) })
    default:
      return stageCsv(context, table, files)
  }
}

/** A batch knows its files by their content: what it has loaded, it does not load again. */
async function filesToLoad(
  context: LoadContext,
  { table, files }: InspectedTable,
): Promise<readonly InspectedFile[]> {
  if (context.force) return files
  const logged = await loggedFiles(context, table)
  if (context.mode === 'replace') return (await isLoaded(context, { table, files, logged })) ? [] : files
  if (context.mode === 'base') return isBaseOf(context, files, logged) ? [] : files
  const ofThisBatch = logged.filter(({ batchId }) => batchId === context.batchId)
  const done = new Set(ofThisBatch.map(({ sha256 }) => sha256))
  return files.filter(({ facts }) => !done.has(facts.sha256))
}

interface LoadState {
  readonly table: string
  readonly files: readonly InspectedFile[]
  readonly logged: readonly LoggedFile[]
}

/** What was added to the base since does not matter. */
function isBaseOf(
  { batchId }: LoadContext,
  files: readonly InspectedFile[],
  logged: readonly LoggedFile[],
): boolean {
  const base = logged.filter((file) => file.batchId === batchId).map(({ sha256 }) => sha256)
  return (
    base.toSorted().join() ===
    files
      .map(({ facts }) => facts.sha256)
      .toSorted()
      .join()
  )
}

async function isLoaded(context: LoadContext, { table, files, logged }: LoadState): Promise<boolean> {
  const hashes = logged.map(({ sha256 }) => sha256).toSorted()
  const wanted = files.map(({ facts }) => facts.sha256).toSorted()
  if (hashes.join() !== wanted.join()) return false
  if ((await existingTypes(context, table)).size === 0) return false
  if (context.settings.key !== undefined) return true
  const { rows } = await context.connection.query(`select count(*) from ${relationIn(context, table)}`)
  return Number(rows[0]?.[0]) === logged.reduce((sum, file) => sum + file.rows, 0)
}

async function unchanged(
  context: LoadContext,
  { table, files }: InspectedTable,
  startedAt: number,
): Promise<TableLoad> {
  const columns = [...(await existingTypes(context, table))].map(([name, type]) => ({ name, type }))
  return {
    table,
    mode: context.mode,
    files: files.map(({ file }) => file.name),
    rows: 0,
    rejected: 0,
    columns,
    changes: [],
    unchanged: true,
    notes: [],
    seconds: secondsSince(startedAt),
  }
}

function describeLoad(
  { table, columns, files }: StagedTable,
  startedAt: number,
): Omit<TableLoad, 'mode' | 'rows' | 'changes'> {
  return {
    table,
    files: files.map(({ file }) => file.name),
    rejected: files.reduce((sum, file) => sum + file.rejected.length, 0),
    columns,
    unchanged: false,
    notes: [
      ...(columns.length > 0 ? [] : ['no record, hence no column: nothing was made']),
      ...files.flatMap((file) => [...file.notes, ...mostRejected(file)]),
    ],
    seconds: secondsSince(startedAt),
  }
}

/** So many bad lines are rather one mistake about the whole file. */
function mostRejected({ file, rows, rejected }: StagedFile): readonly string[] {
  if (rejected.length <= rows) return []
  return [`${file.name}: most lines were rejected (${rejected[0]?.reason}); check its header and delimiter.`]
}

function asFailure(table: string, failure: StagedTable['failures'][number]): FileFailure {
  return { table, file: failure.file.name, error: failure.error }
}

export function secondsSince(startedAt: number): number {
  return (performance.now() - startedAt) / 1000
}
