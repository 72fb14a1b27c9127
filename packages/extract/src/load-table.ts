import { WaypointError } from '@waypoint/contracts'
import { changedFile, filesToLoad } from './files-to-load.ts'
import type { InspectedFile, InspectedTable } from './inspected-file.ts'
import { columnChanges } from './column-changes.ts'
import { deliverTable } from './deliver-table.ts'
import { addsToTable, type LoadContext } from './load-context.ts'
import type { FileFailure, TableLoad } from './options.ts'
import { readRecords } from './records/read-records.ts'
import { stageRecords } from './records/stage-records.ts'
import { rejectWithoutKey } from './reject-without-key.ts'
import { stageCsv } from './stage-csv.ts'
import { stageParquet } from './stage-parquet.ts'
import type { StagedFile, StagedTable } from './staged-table.ts'
import { keepLatest } from './upsert/keep-latest.ts'
import { versionOrder } from './upsert/version-order.ts'
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
  const changed = changedFile(context, table, files)
  if (changed !== null) return { load: null, failures: [...early, changed] }
  if (files.length === 0) {
    if (inspected.files.length === 0) return { load: null, failures: early }
    return { load: unchanged(context, inspected, startedAt), failures: early }
  }
  const before = context.before.columns
  const read = await stage(context, table, files)
  const failures = [...early, ...read.failures.map((failure) => asFailure(table, failure))]
  if (read.files.length === 0) return { load: null, failures }
  const keyed = await rejectWithoutKey(context, read)
  await keepNewest(context, keyed)
  const staged = await deliverTable(context, keyed)
  const rows = await writeTable(context, staged)
  const changes = columnChanges(before, staged.columns, !addsToTable(context))
  return { load: { ...describeLoad(staged, startedAt), mode: context.mode, rows, changes }, failures }
}

/** Of the versions of a row that came together one is left. */
async function keepNewest(context: LoadContext, { table, columns }: StagedTable): Promise<void> {
  const { settings, mode, before } = context
  if (settings.key === undefined || mode === 'append' || columns.length === 0) return
  const known = addsToTable(context) ? before.columns.keys() : []
  await keepLatest(context, table, versionOrder({ table, columns, known }, settings))
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

function unchanged(context: LoadContext, { table, files }: InspectedTable, startedAt: number): TableLoad {
  const columns = [...context.before.columns].map(([name, type]) => ({ name, type }))
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
