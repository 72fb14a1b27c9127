import type { Row, TableSchema, Value } from '../schemas/table.ts'

/** Collects the truth; nothing in it ever arrives late or wrong. */
export interface TruthLog {
  add<S extends TableSchema>(table: S, row: Row<S>): void
  rowsOf(table: TableSchema): readonly Readonly<Record<string, Value>>[]
}

export const createTruthLog = (): TruthLog => {
  const tables = new Map<TableSchema, Readonly<Record<string, Value>>[]>()
  return {
    add: (table, row) => {
      const rows = tables.get(table)
      if (rows === undefined) tables.set(table, [row])
      else rows.push(row)
    },
    rowsOf: (table) => tables.get(table) ?? [],
  }
}
