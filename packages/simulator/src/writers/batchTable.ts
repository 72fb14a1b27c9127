import type { DuckDBConnection } from '@duckdb/node-api'
import type { Mess } from '../mess/mess.ts'
import type { TableSchema, Value } from '../schemas/table.ts'
import { createTable, quoteIdentifier, readCsv, writeCsv } from './csvFile.ts'
import { type ExtractEntry, recordKey } from './extractLog.ts'

/** Tables in which the connector may deliver a whole row twice. */
const DUPLICATED = new Set([
  'salesforce.account',
  'salesforce.contact',
  'salesforce.opportunity',
  'stripe.customer',
  'stripe.invoice',
  'stripe.charge',
  'zendesk.ticket',
  'zendesk.ticket_comment',
  'app.users',
])

/** Repeats a few rows whole, each beside its original. */
export const withDuplicates = (
  mess: Mess,
  table: TableSchema,
  entries: readonly ExtractEntry[],
): readonly ExtractEntry[] => {
  if (!DUPLICATED.has(`${table.source}.${table.name}`)) return entries
  return entries.flatMap((entry) => {
    const spot = { table, key: recordKey(table, entry.row), at: entry.arrivedAt }
    return mess.happens('duplicate_row', spot) ? [entry, entry] : [entry]
  })
}

export const truthEntries = (rows: readonly Readonly<Record<string, Value>>[]): readonly ExtractEntry[] =>
  rows.map((row) => ({ row, arrivedAt: 0 }))

export interface TableTarget {
  readonly connection: DuckDBConnection
  /** Where the rows pass through. */
  readonly scratchDir: string
  readonly schema: string
}

/** Creates the table, also when it has no rows. */
export const loadTable = async (
  target: TableTarget,
  table: TableSchema,
  entries: readonly ExtractEntry[],
): Promise<void> => {
  await target.connection.run(createTable(target.schema, table))
  if (entries.length === 0) return
  const path = `${target.scratchDir}/${table.source}.${table.name}.csv`
  writeCsv(path, table, entries)
  await target.connection.run(
    `insert into ${target.schema}.${quoteIdentifier(table.name)} ${readCsv(path, table)}`,
  )
}
