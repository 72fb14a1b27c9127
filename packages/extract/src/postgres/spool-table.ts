import { dottedName } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import type { SourceDatabase } from '../options.ts'
import { type Spool, type SpoolPlace, type SpoolValue, writeSpool } from '../records/spool.ts'
import { type ChangedSince, sinceCondition } from './changed-since.ts'
import { readColumn } from './column-types.ts'
import type { PostgresTable } from './read-catalog.ts'

/** The rows of a table as the transaction sees them, all or what changed, through a cursor. */
export async function spoolTable(
  { connection, schema }: SourceDatabase,
  table: PostgresTable,
  { place, since }: { readonly place: SpoolPlace; readonly since: ChangedSince | null },
): Promise<Spool> {
  const columns = table.columns.map(readColumn)
  if (connection.stream === undefined) throw cannotStream()
  const from = dottedName({ database: null, schema, identifier: table.name })
  const selected = columns.length === 0 ? 'null' : columns.map(({ select }) => select).join(', ')
  const read = connection.stream(
    `select ${selected} from ${from}${since === null ? '' : ` where ${sinceCondition(since)}`}`,
  )
  return writeSpool(place, async (writer) => {
    for (const { name, declared } of columns) writer.column(name, declared ?? undefined)
    let record = 0
    for await (const { rows } of read) {
      for (const row of rows) {
        record += 1
        const full = writer.add(record, columns.length === 0 ? [] : row.map(asText))
        if (full !== undefined) await full
      }
    }
  })
}

/** A number without declared digits comes as text like everything else. */
function asText(cell: unknown): SpoolValue | null {
  return typeof cell === 'string' ? { text: cell, kind: 'number' } : null
}

function cannotStream(): WaypointError {
  return new WaypointError({
    code: 'unsupported-source',
    message: 'The client of this database cannot read a table bit by bit.',
    hint: 'Name a PostgreSQL database, or export the tables as files.',
  })
}
