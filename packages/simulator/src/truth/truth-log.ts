import type { Row, TableSchema } from '../schemas/table.ts'
import { createRowBuffer, type RowBuffer } from '../writers/row-buffer.ts'

/** Collects the truth; nothing in it ever arrives late or wrong. */
export interface TruthLog {
  add<S extends TableSchema>(table: S, row: Row<S>): void
  rowsOf(table: TableSchema): RowBuffer | undefined
}

export const createTruthLog = (scratchDir: string): TruthLog => {
  const tables = new Map<TableSchema, RowBuffer>()
  return {
    add: (table, row) => {
      let buffer = tables.get(table)
      if (buffer === undefined) {
        buffer = createRowBuffer(table, { dir: scratchDir, label: 'truth' })
        tables.set(table, buffer)
      }
      buffer.add(row)
    },
    rowsOf: (table) => tables.get(table),
  }
}
