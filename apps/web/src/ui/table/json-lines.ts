import type { Column } from './column.ts'
import { headerText } from './delimited.ts'

/** The rows as JSON, one on each line, with the raw values under the headings. */
export const jsonLines = <Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string =>
  rows
    .map((row) =>
      JSON.stringify(Object.fromEntries(columns.map((column) => [headerText(column), column.value(row)]))),
    )
    .map((line) => `${line}\n`)
    .join('')
