import { cellText } from '@waypoint/adapter-contract'
import { type LoadContext, relationIn, type TargetSchema } from './load-context.ts'
import type { LoggedFile } from './logged-file.ts'
import type { RejectedLine } from './rejects.ts'
import type { Delivery } from './options.ts'
import { quote } from './sql-text.ts'
import type { StagedTable } from './staged-table.ts'
import { forgetTombstones } from './upsert/tombstones.ts'

const quarantine = '_quarantine'
const extractLog = '_extract_log'

/** Only DuckDB holds several databases, one of which may be called like the schema. */
export async function createSchema(
  { connection, database, schema }: TargetSchema,
  into?: Delivery,
): Promise<void> {
  const name = into === undefined ? `${quote(database)}.${quote(schema)}` : quote(schema)
  await connection.query(`create schema if not exists ${name}`)
}

/** The schema with its two tables of record: what was loaded, and what could not be. */
export async function createBookkeeping(target: TargetSchema, into?: Delivery): Promise<void> {
  await createSchema(target, into)
  await target.connection.query(
    `create table if not exists ${relationIn(target, quarantine)} (
       table_name varchar, file varchar, line bigint, column_name varchar, reason varchar, raw_line varchar,
       extracted_at timestamp, batch_id varchar);
     create table if not exists ${relationIn(target, extractLog)} (
       table_name varchar, file varchar, rows bigint, rejected bigint, batch_id varchar, loaded_at timestamp,
       sha256 varchar)`,
  )
}

/** What was loaded before, by table; read once, as a table is loaded at most once in an extraction. */
export async function readLog(target: TargetSchema): Promise<ReadonlyMap<string, readonly LoggedFile[]>> {
  const { rows } = await target.connection.query(
    `select table_name, file, rows, batch_id, sha256 from ${relationIn(target, extractLog)}`,
  )
  const log = new Map<string, LoggedFile[]>()
  for (const [table, file, count, batchId, sha256] of rows) {
    const files = log.get(cellText(table)) ?? []
    log.set(cellText(table), files)
    files.push({
      file: cellText(file),
      rows: Number(count),
      batchId: cellText(batchId),
      sha256: cellText(sha256),
    })
  }
  return log
}

export async function forgetTable(context: LoadContext, table: string): Promise<void> {
  await forgetTombstones(context, table)
  for (const name of [quarantine, extractLog]) {
    await context.connection.query(`delete from ${relationIn(context, name)} where table_name = $1`, {
      parameters: [table],
    })
  }
}

export async function recordLoad(context: LoadContext, { table, files }: StagedTable): Promise<void> {
  const { connection, batchId, loadedAt } = context
  for (const { file, rows, rejected, sha256 } of files) {
    await connection.query(
      `insert into ${relationIn(context, extractLog)} values ($1, $2, $3, $4, $5, $6, $7)`,
      {
        parameters: [table, file.name, rows, rejected.length, batchId, loadedAt, sha256],
      },
    )
    if (rejected.length === 0) continue
    if (context.delivery !== null) {
      for (const bad of rejected) await recordRejected(context, [table, file.name], bad)
      continue
    }
    await connection.query(
      `insert into ${relationIn(context, quarantine)}
       select $1, $2, bad.line, bad."columnName", bad.reason, bad."rawLine", $3, $4
       from (select unnest(from_json($5::json, '${rejectedShape}')) as bad)`,
      { parameters: [table, file.name, loadedAt, batchId, JSON.stringify(rejected)] },
    )
  }
}

/** One by one: what another database cannot read from a list. */
async function recordRejected(
  context: LoadContext,
  [table, file]: readonly [string, string],
  { line, columnName, reason, rawLine }: RejectedLine,
): Promise<void> {
  const { connection, loadedAt, batchId } = context
  await connection.query(
    `insert into ${relationIn(context, quarantine)} values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    { parameters: [table, file, line, columnName, reason, rawLine.replaceAll('\0', ''), loadedAt, batchId] },
  )
}

const rejectedShape = '[{"line":"BIGINT","columnName":"VARCHAR","reason":"VARCHAR","rawLine":"VARCHAR"}]'
