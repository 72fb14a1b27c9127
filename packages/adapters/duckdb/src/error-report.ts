/** What DuckDB says of a mistake, and where in the statement it saw it (characters from the beginning). */
interface ErrorReport {
  readonly message: string
  readonly offset?: number
}

/** With `errors_as_json` on, what the driver throws is a report, behind a prefix where it did not parse. */
const jsonReport = /^(?:[A-Za-z ]+ Error: )?(\{"exception_type":.*\})$/s

/** Reads the driver's message; a place in the statement is shown as DuckDB itself shows it. */
export function readReport(text: string, sql: string | undefined): ErrorReport {
  const fields = fieldsOf(text)
  if (fields === null) return { message: text }
  const message =
    `${String(fields['exception_type'])} Error: ${String(fields['exception_message'])}`.trimEnd()
  const position = Number(fields['position'])
  if (sql === undefined || fields['position'] === undefined || !Number.isInteger(position)) return { message }
  const offset = characters(sql, position)
  return { message: `${message}\n\n${pointer(sql, offset)}`, offset }
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> | null {
  const json = jsonReport.exec(text)?.[1]
  if (json === undefined) return null
  try {
    const parsed: unknown = JSON.parse(json)
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : null
  } catch {
    return null
  }
}

/** DuckDB counts bytes of UTF-8. */
function characters(sql: string, bytes: number): number {
  return Buffer.from(sql).subarray(0, bytes).toString().length
}

function pointer(sql: string, offset: number): string {
  const start = sql.lastIndexOf('\n', offset - 1) + 1
  const end = sql.indexOf('\n', offset)
  const number = sql.slice(0, start).split('\n').length
  const label = `LINE ${number}: `
  const line = sql.slice(start, end < 0 ? sql.length : end)
  return `${label}${line}\n${' '.repeat(label.length + offset - start)}^`
}
