import type { QueryResult } from '@waypoint/adapter-contract'
import { dayText, plain } from '../version/rows.ts'

/** A result as rows of plain values; a column is what it is called in the statement. */
export function tableOf({
  columns,
  rows,
  truncated = false,
}: QueryResult & { readonly truncated?: boolean }) {
  const readers = columns.map(({ dataType }) => (dataType === 'DATE' ? dayText : plain))
  return {
    columns: columns.map(({ name, dataType }) => ({ name, type: dataType })),
    rows: rows.map((row) => row.map((cell, index) => (readers[index] ?? plain)(cell))),
    truncated,
  }
}
