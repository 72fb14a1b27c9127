import { cellText, type Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { readFile } from 'node:fs/promises'

const rejects = 'waypoint_seed_rejects'
const scans = 'waypoint_seed_scans'

/** A `read_csv(…)` call; what is given is put behind its options. */
export type CsvSource = (extraOptions: string) => string

interface CsvRead {
  readonly render: CsvSource
  /** The statement that reads `from` the source. */
  readonly statement: (from: string) => string
}

/** Runs the statement and throws at the first line that does not fit, with its line and column. */
export async function refuseRejected(connection: Connection, file: string, read: CsvRead): Promise<void> {
  const options = `, store_rejects = true, rejects_limit = 0, rejects_table = '${rejects}', rejects_scan = '${scans}'`
  try {
    await connection.query(read.statement(read.render(options))).catch((cause: unknown) => {
      throw describeFailure(cause, file)
    })
    const { rows } = await connection.query(
      `select line_byte_position, byte_position, error_type::varchar, error_message from ${rejects}
       order by line_byte_position, byte_position limit 1`,
    )
    const first = rows[0]
    if (first === undefined) return
    const bytes = await readFile(file)
    throw new WaypointError({
      code: 'invalid-csv',
      message: `${cellText(first[3]).replace(/\.$/, '')}.`,
      location: { file, ...placeAt(bytes, Number(first[0]) - 1, Number(first[1]) - 1) },
      hint: hintFor(cellText(first[2])),
    })
  } finally {
    await connection
      .query(`drop table if exists ${rejects}; drop table if exists ${scans}`)
      .catch(() => undefined)
  }
}

function describeFailure(cause: unknown, file: string): unknown {
  if (!(cause instanceof Error) || !/state machine reached an invalid state/.test(cause.message)) return cause
  return new WaypointError({
    code: 'invalid-csv',
    message: 'The CSV file mixes line ends (LF and CR LF).',
    location: { file },
    hint: 'Save it with one kind of line end.',
    cause,
  })
}

/** DuckDB counts records; a user's editor counts lines, which quoted fields may hold several of. */
function placeAt(bytes: Buffer, record: number, position: number): { line: number; column: number } {
  const start = bytes[record] === 10 ? record + 1 : record
  let line = 1
  for (let index = 0; index < start; index += 1) if (bytes[index] === 10) line += 1
  return { line, column: Math.max(1, position - start + 1) }
}

function hintFor(errorType: string): string {
  switch (errorType) {
    case 'TOO MANY COLUMNS':
    case 'MISSING COLUMNS':
      return 'Every line needs as many fields as the header; put quotes around a value that holds the delimiter.'
    case 'UNQUOTED VALUE':
      return 'A quote inside a quoted value is written twice: "".'
    case 'INVALID ENCODING':
      return 'Save the file as UTF-8.'
    default:
      return 'Correct the line.'
  }
}
