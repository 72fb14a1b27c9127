import type { QueryResult } from '@waypoint/adapter-contract'
import { plain } from '../version/rows.ts'

/** A result as rows of plain values; a column is what it is called in the statement. */
export function tableOf({
  columns,
  rows,
  truncated = false,
}: QueryResult & { readonly truncated?: boolean }) {
  const isDay = columns.map(({ dataType }) => dataType === 'DATE')
  return {
    columns: columns.map(({ name, dataType }) => ({ name, type: dataType })),
    rows: rows.map((row) => row.map((cell, index) => plain(cell, isDay[index] === true))),
    truncated,
  }
}
