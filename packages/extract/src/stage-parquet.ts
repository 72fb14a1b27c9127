import { cellText } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { missingKey } from './csv-records.ts'
import type { InspectedFile } from './inspected-file.ts'
import { type LoadContext, relationIn, stagedPrefix } from './load-context.ts'
import type { LoadedColumn } from './options.ts'
import type { RejectedLine } from './rejects.ts'
import { literal, quote } from './sql-text.ts'
import type { FailedFile, StagedFile, StagedTable } from './staged-table.ts'

/** Types are the files' own; timestamps with a time zone are kept in UTC, as those of a CSV file are. */
export async function stageParquet(
  context: LoadContext,
  table: string,
  files: readonly InspectedFile[],
): Promise<StagedTable> {
  const staged: StagedFile[] = []
  const failures: FailedFile[] = []
  for (const inspected of files) {
    try {
      staged.push({
        file: inspected.file,
        sha256: inspected.facts.sha256,
        rows: await readThrough(context, inspected),
        rejected: [],
        notes: [],
        recordsWithout: (wanted) => rowsWithout(context, inspected, wanted),
      })
    } catch (cause) {
      failures.push({ file: inspected.file, error: unreadable(cause, inspected) })
    }
  }
  if (staged.length === 0) return { table, columns: [], files: [], failures }
  const columns = await createStaged(
    context,
    table,
    staged.map(({ file }) => file.path),
  )
  return { table, columns, files: staged, failures }
}

/** A broken file is found before anything is written, and costs its own rows only. */
async function readThrough(
  { reader: { connection } }: LoadContext,
  { file }: InspectedFile,
): Promise<number> {
  const { rows } = await connection.query(
    `select count(*), bit_xor(hash(columns(*))) from read_parquet(${literal(file.path)})`,
  )
  return Number(rows[0]?.[0] ?? 0)
}

async function rowsWithout(
  { reader: { connection } }: LoadContext,
  { file }: InspectedFile,
  wanted: readonly string[],
): Promise<readonly RejectedLine[]> {
  const place = wanted.map((name) => `when ${quote(name)} is null then ${literal(name)}`).join(' ')
  const { rows } = await connection.query(
    `select * from (select file_row_number + 1, case ${place} end as place,
       left(to_json(file)::varchar, 65536)
     from read_parquet(${literal(file.path)}, file_row_number = true) as file) where place is not null`,
  )
  return rows.map(([line, name, raw]) =>
    missingKey({ line: Number(line), columnName: cellText(name), rawLine: cellText(raw) }),
  )
}

async function createStaged(
  context: LoadContext,
  table: string,
  paths: readonly string[],
): Promise<readonly LoadedColumn[]> {
  const from = `read_parquet([${paths.map(literal).join(', ')}], union_by_name = true)`
  const { rows } = await context.reader.connection.query(`describe from ${from}`)
  const columns = rows.map(([name, type]) => ({ name: cellText(name), type: cellText(type) }))
  await context.reader.connection.query(
    `create or replace table ${relationIn(context.reader, `${stagedPrefix}${table}`)} as
     select ${columns.map(inUtc).join(', ')} from ${from}`,
  )
  return columns.map(({ name, type }) => ({ name, type: isZoned(type) ? 'TIMESTAMP' : type }))
}

function inUtc({ name, type }: LoadedColumn): string {
  return isZoned(type) ? `timezone('UTC', ${quote(name)}) as ${quote(name)}` : quote(name)
}

function isZoned(type: string): boolean {
  return type === 'TIMESTAMP WITH TIME ZONE'
}

function unreadable(cause: unknown, { file }: InspectedFile): WaypointError {
  if (cause instanceof WaypointError && cause.code === 'query-cancelled') throw cause
  return new WaypointError({
    code: 'unreadable-file',
    message: `${file.name} cannot be read: ${cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)}`,
    location: { file: file.name },
    hint: 'Check that it is a whole Parquet file; extract it again from the source.',
    cause,
  })
}
