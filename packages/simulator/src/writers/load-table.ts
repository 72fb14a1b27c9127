import { rmSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { TableSchema } from '../schemas/table.ts'
import { createTable, quoteIdentifier, readCsv, writeCsv } from './csv-file.ts'
import type { RowBuffer } from './row-buffer.ts'

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
  rows: RowBuffer | undefined,
): Promise<void> => {
  await target.connection.run(createTable(target.schema, table))
  if (rows === undefined || rows.rows === 0) return
  const path = `${target.scratchDir}/${table.source}.${table.name}.csv`
  writeCsv(path, rows)
  await target.connection.run(
    `insert into ${target.schema}.${quoteIdentifier(table.name)} ${readCsv(path, table)}`,
  )
  rmSync(path)
}
