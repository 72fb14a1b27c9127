import { cellText, type Connection } from '@waypoint/adapter-contract'
import { textStream } from './text-file.ts'
import { quote } from './sql-text.ts'

/** A line of a file that could not become a row. */
export interface RejectedLine {
  readonly line: number
  readonly columnName: string | null
  readonly reason: string
  readonly rawLine: string
}

/** The same before its line is known: DuckDB counts records, a quoted field may hold several lines. */
interface RejectedRecord extends Omit<RejectedLine, 'line'> {
  /** Offset in the text, from 0. */
  readonly position: number
  readonly errorType: string
}

const rawLineLimit = 64 * 1024

/** What the last read put into the rejects table; the table is dropped. */
export async function takeRejects(
  connection: Connection,
  rejectsTable: string,
): Promise<readonly RejectedRecord[]> {
  const { rows } = await connection.query(
    `select line_byte_position - 1, first(column_name order by byte_position), first(error_type::varchar order by byte_position),
       string_agg(error_message, '; ' order by byte_position), any_value(csv_line)
     from ${quote(rejectsTable)} group by line_byte_position order by line_byte_position`,
  )
  await dropRejects(connection, rejectsTable)
  return rows.map(([position, column, errorType, reason, rawLine]) => ({
    position: Number(position),
    columnName: column === null || column === undefined ? null : cellText(column),
    errorType: cellText(errorType),
    reason: explain(cellText(errorType), cellText(reason)),
    rawLine: typeof rawLine === 'string' ? rawLine : '',
  }))
}

async function dropRejects(connection: Connection, rejectsTable: string): Promise<void> {
  await connection.query(
    `drop table if exists ${quote(rejectsTable)}; drop table if exists ${quote(`${rejectsTable}_scan`)}`,
  )
}

function explain(errorType: string, message: string): string {
  const counts = /Expected Number of Columns: (?<expected>\d+) Found: (?<found>\d+)/.exec(message)?.groups
  switch (errorType) {
    case 'MISSING COLUMNS':
      return counts === undefined ? message : `too few fields: ${counts['found']} of ${counts['expected']}`
    case 'TOO MANY COLUMNS':
      return counts === undefined
        ? message
        : `too many fields: ${counts['found']} or more for ${counts['expected']} columns`
    case 'INVALID ENCODING':
      return 'bytes that are not UTF-8'
    case 'UNQUOTED VALUE':
      return 'a quote inside a quoted value that is not doubled, or one that is never closed'
    default:
      return message.replace(/^Error when converting column "[^"]*"\. /, '').replace(/\.$/, '')
  }
}

/** A record that a stray quote made swallow the lines after it. */
export function isRunaway(record: RejectedRecord): boolean {
  const broken = record.errorType === 'UNQUOTED VALUE' || record.errorType === 'LINE SIZE OVER MAXIMUM'
  return broken && /\n[^]*\S/.test(record.rawLine.replace(/^\r?\n/, ''))
}

/** Reads the text up to the last of them and counts its lines. */
export async function locateRecords(
  path: string,
  records: readonly RejectedRecord[],
): Promise<readonly RejectedLine[]> {
  const lines = new Map<number, number>()
  const positions = records.map(({ position }) => position)
  let offset = 0
  let line = 1
  let next = 0
  for await (const chunk of records.length === 0 ? [] : textStream(path)) {
    let counted = 0
    for (; next < positions.length; next += 1) {
      const start = (positions[next] ?? 0) - offset
      if (start >= chunk.length) break
      line += countNewlines(chunk, counted, start)
      counted = Math.max(counted, start)
      // With CR LF the position may be that of the line end before the record.
      lines.set(positions[next] ?? 0, chunk[start] === 10 ? line + 1 : line)
    }
    if (next === positions.length) break
    line += countNewlines(chunk, counted, chunk.length)
    offset += chunk.length
  }
  return records.map(({ position, columnName, reason, rawLine }) => ({
    line: lines.get(position) ?? line,
    columnName,
    reason,
    rawLine: rawLine.replace(/^\r?\n|\r?\n$/g, '').slice(0, rawLineLimit),
  }))
}

function countNewlines(chunk: Buffer, from: number, to: number): number {
  let count = 0
  for (let at = chunk.indexOf(10, from); at >= 0 && at < to; at = chunk.indexOf(10, at + 1)) count += 1
  return count
}
