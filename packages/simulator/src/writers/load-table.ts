import { rm } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { TableSchema } from '../schemas/table.ts'
import { createTable, quoteIdentifier, readCsv } from './csv-file.ts'
import type { RowBuffer } from './row-buffer.ts'

export interface TableTarget {
  readonly connection: DuckDBConnection
  readonly schema: string
}

/** Fills an existing table. */
export const fillTable = async (target: TableTarget, rows: RowBuffer): Promise<void> => {
  if (rows.rows === 0) return
  const path = rows.file()
  const name = `${target.schema}.${quoteIdentifier(rows.table.name)}`
  await target.connection.run(`insert into ${name} ${readCsv(path, rows.table)}`)
  await rm(path)
}

/** Creates the table, also when it has no rows. */
export const loadTable = async (
  target: TableTarget,
  table: TableSchema,
  rows: RowBuffer | undefined,
): Promise<void> => {
  await target.connection.run(createTable(target.schema, table))
  if (rows !== undefined) await fillTable(target, rows)
}
