import { WaypointError } from '@waypoint/contracts'
import { join } from 'node:path'
import type { SqlValue, Statement } from 'sql.js'
import type { InspectedFile } from '../inspected-file.ts'
import type { LoadContext } from '../load-context.ts'
import { type SpoolValue, writeSpool } from '../records/spool.ts'
import type { SpooledFile } from '../records/spooled-file.ts'
import type { RejectedLine } from '../rejects.ts'
import { literal, quote } from '../sql-text.ts'
import type { SqliteFile } from './sqlite-files.ts'

/** The types of columns are hints in SQLite: what the values are counts, and what a boolean is called. */
export async function readSqliteTable(
  inspected: InspectedFile,
  { database, notes }: SqliteFile,
  { scratch, signal }: LoadContext,
): Promise<SpooledFile> {
  const table = inspected.file.member ?? ''
  const rejected: RejectedLine[] = []
  const statement = database.prepare(`select * from ${quote(table)}`) as Statement & ExactStatement
  const kinds = columnKinds(database.prepare(`select name, type from pragma_table_xinfo(${literal(table)})`))
  const columns = statement.getColumnNames()
  const spool = await writeSpool(
    { path: join(scratch, `${inspected.facts.sha256}.sqlite.csv`), signal },
    async (writer) => {
      for (const name of columns) writer.column(name)
      for (let row = 1; step(statement, inspected); row += 1) {
        const values = statement
          .get(null, { useBigInt: true })
          .map((value, index) => asText(value, kinds.get(columns[index] ?? '')))
        const broken = values.findIndex((value) => value?.text.includes('\uFFFD') === true)
        if (broken >= 0 && !isValid(database.prepare(bytesOf(table, columns[broken] ?? '', row)))) {
          rejected.push(invalidText(row, columns[broken] ?? '', values))
          continue
        }
        const full = writer.add(row, values)
        if (full !== undefined) await full
      }
    },
  ).finally(() => statement.free())
  return { inspected, spool, rejected, notes }
}

/** What the published types leave out: integers beyond 2^53 exactly. */
interface ExactStatement {
  get(parameters: null, config: { readonly useBigInt: boolean }): (SqlValue | bigint)[]
}

/** A page that is damaged is met on the way. */
function step(statement: Statement, { file }: InspectedFile): boolean {
  try {
    return statement.step()
  } catch (cause) {
    throw new WaypointError({
      code: 'unreadable-file',
      message: `${file.name} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      location: { file: file.name },
      hint: 'Check that the file is whole: copy it together with the file -wal beside it.',
      cause,
    })
  }
}

type ColumnKind = 'boolean' | 'number' | 'any'

function columnKinds(statement: Statement): ReadonlyMap<string, ColumnKind> {
  const kinds = new Map<string, ColumnKind>()
  while (statement.step()) {
    const { name, type } = statement.getAsObject()
    kinds.set(String(name), kindOf(String(type)))
  }
  statement.free()
  return kinds
}

function kindOf(type: string): ColumnKind {
  if (/^bool/i.test(type)) return 'boolean'
  return /int|real|floa|doub|num|dec/i.test(type) ? 'number' : 'any'
}

function asText(value: SqlValue | bigint, kind: ColumnKind | undefined): SpoolValue | null {
  if (value === null) return null
  if (typeof value === 'string') return { text: value, kind: kind === 'number' ? 'number' : 'text' }
  if (value instanceof Uint8Array) return { text: Buffer.from(value).toString('hex'), kind: 'bytes' }
  const isFlag = kind === 'boolean' && (Number(value) === 0 || Number(value) === 1)
  if (isFlag) return { text: Number(value) === 1 ? 'true' : 'false', kind: 'boolean' }
  return { text: String(value), kind: 'number' }
}

function bytesOf(table: string, column: string, row: number): string {
  return `select cast(${quote(column)} as blob) from ${quote(table)} limit 1 offset ${row - 1}`
}

/** A replacement character in the text may be one, or stand for bytes that are no UTF-8. */
function isValid(statement: Statement): boolean {
  statement.step()
  const bytes = statement.get()[0]
  statement.free()
  if (!(bytes instanceof Uint8Array)) return true
  return Buffer.from(bytes).equals(Buffer.from(Buffer.from(bytes).toString('utf8')))
}

function invalidText(row: number, columnName: string, values: readonly (SpoolValue | null)[]): RejectedLine {
  const rawLine = JSON.stringify(values.map((value) => value?.text ?? null)).slice(0, 64 * 1024)
  return { line: row, columnName, reason: 'bytes that are not UTF-8', rawLine }
}
