import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  csvRecords,
  dottedName,
  doubleQuoted,
  type QueryResult,
  seedField,
  type SeedLoad,
  typedSeedColumns,
} from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { DatabaseError } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { CancellableConnection } from './connection.ts'
import { replaceTable } from './seed-table.ts'
import type { Session } from './session.ts'

/** A column as it is created. */
export interface TypedColumn {
  /** Quoted. */
  readonly sql: string
  readonly type: string
}

/**
 * Fills the relation anew from the file. Read twice: all types are known before the table is touched, and
 * neither pass keeps rows in memory. In a transaction of its own where none is open.
 */
export async function loadSeed(connection: CancellableConnection, load: SeedLoad): Promise<QueryResult> {
  const columns = await readColumns(load)
  const rows = await connection.use(async (session) => {
    const alone = session.state === 'I'
    if (alone) await session.run({ text: 'begin' })
    try {
      await replaceTable(session, load.relation, columns)
      const count = await copyRows(session, load, columns)
      await session.run({ text: `analyze ${dottedName(load.relation)}` })
      if (alone) await session.run({ text: 'commit' })
      return count
    } catch (cause) {
      if (alone) await session.run({ text: 'rollback' }).catch(() => undefined)
      throw await misfit(cause, load)
    }
  })
  const response = { _message: `INSERT ${rows}`, code: 'INSERT', rows_affected: rows }
  return { columns: [], rows: [], rowsAffected: rows, response }
}

async function readColumns(load: SeedLoad): Promise<readonly TypedColumn[]> {
  const columns = await typedSeedColumns(load)
  return columns.map(({ name, type }) => ({
    sql: doubleQuoted(load.quoteColumns || !/^[a-z_]\w*$/i.test(name) ? name : name.toLowerCase()),
    type,
  }))
}

async function copyRows(session: Session, load: SeedLoad, columns: readonly TypedColumn[]): Promise<number> {
  const names = columns.map(({ sql }) => sql).join(', ')
  const copy = session.client.query(copyFrom(`copy ${dottedName(load.relation)} (${names}) from stdin`))
  await pipeline(Readable.from(copyText(load, columns)), copy)
  return copy.rowCount ?? 0
}

const batchCharacters = 64 * 1024

async function* copyText(load: SeedLoad, columns: readonly TypedColumn[]): AsyncGenerator<string> {
  let text = ''
  let isHeader = true
  for await (const { fields } of csvRecords(load.file, load.delimiter)) {
    if (!isHeader) text += copyLine(fields, columns)
    isHeader = false
    if (text.length < batchCharacters) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function copyLine(fields: readonly string[], columns: readonly TypedColumn[]): string {
  const line = columns.map(({ type }, index) => {
    const field = seedField(fields[index] ?? '', type)
    return field === null ? String.raw`\N` : field.replace(/[\\\t\n\r]/g, (char) => escapes[char] ?? char)
  })
  return `${line.join('\t')}\n`
}

/** COPY tells the row that it refused; a user needs the line of the file. */
async function misfit(cause: unknown, load: SeedLoad): Promise<unknown> {
  if (!(cause instanceof DatabaseError)) return cause
  const place = /^COPY .*?, line (?<row>\d+)(?:, column (?<column>[^:]+))?/.exec(cause.where ?? '')?.groups
  if (place === undefined) return cause
  let row = -1
  for await (const { line } of csvRecords(load.file, load.delimiter)) {
    row += 1
    if (row < Number(place['row'])) continue
    const column = place['column'] === undefined ? '' : ` (column ${place['column']})`
    return new WaypointError({
      code: 'invalid-csv',
      message: `${cause.message}${column}.`,
      location: { file: load.file, line },
      hint: 'Correct the value, or the type of the column under `column_types`.',
      cause,
    })
  }
  return cause
}
