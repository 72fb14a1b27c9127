import { cellText, type Connection, type SeedLoad, type TypedSeedColumn } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { jsonRows } from './json-rows.ts'
import type { SeedBatch } from './seed-source.ts'

interface Refused {
  readonly cause: unknown
  readonly columns: readonly TypedSeedColumn[]
  readonly load: SeedLoad
  readonly batch: SeedBatch
}

/** A cast tells the value that it refused; a user needs the line of the file. */
export async function misfit(connection: Connection, refused: Refused): Promise<unknown> {
  const { cause, columns, load, batch } = refused
  if (!(cause instanceof WaypointError) || cause.code !== 'conversion-failed') return cause
  const wrong = columns.map(({ type }, index) => {
    const field = `r[${index + 1}]`
    return `(${field} is not null and try_cast(${field} as ${type}) is null)`
  })
  const { rows } = await connection.query(
    `select n, ${wrong.join(', ')} from ${jsonRows(batch.json)} where ${wrong.join(' or ')} order by n`,
    { limit: 1 },
  )
  const [row] = rows
  if (row === undefined) return cause
  const column = columns[row.indexOf(true, 1) - 1]
  const line = batch.lines[Number(cellText(row[0])) - 1]
  return new WaypointError({
    code: 'invalid-csv',
    message: `${cause.message.split('\n')[0]} (column ${column?.name ?? '?'}).`,
    location: { file: load.file, ...(line === undefined ? {} : { line }) },
    hint: 'Correct the value, or the type of the column under `column_types`.',
    cause,
  })
}
