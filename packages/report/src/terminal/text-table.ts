import { plainText } from '../format/plain-text.ts'
import { displayWidth, truncated } from './display-width.ts'
import type { Paint, Role } from './paint.ts'

export interface TextColumn {
  readonly header: string
  readonly align?: 'left' | 'right'
  /** Takes what the others leave, and is cut first. */
  readonly isFlexible?: boolean
  /** Longer cells are cut. */
  readonly atMost?: number
}

interface Cell {
  readonly text: string
  readonly role?: Role
}

export interface TextRow {
  readonly cells: readonly (Cell | string)[]
  /** Lines below the row, not aligned with the columns. */
  readonly below?: readonly string[]
}

export interface TextTable {
  readonly columns: readonly TextColumn[]
  readonly rows: readonly TextRow[]
}

const gutter = 2

/** A column of figures. */
export const figures = (header: string): TextColumn => ({ header, align: 'right' })

/** Columns as wide as their widest cell; the flexible one fits the table into `width`. */
export function textTable(table: TextTable, width: number, paint: Paint): readonly string[] {
  const widths = columnWidths(table, width)
  const lineOf = (cells: readonly (Cell | string)[], role: Role): string =>
    table.columns
      .map((column, index) => aligned(cells[index] ?? '', column, { width: widths[index] ?? 0, role, paint }))
      .join(' '.repeat(gutter))
      .trimEnd()
  const hasHeader = table.columns.some((column) => column.header !== '')
  const head = hasHeader
    ? [
        lineOf(
          table.columns.map((column) => column.header),
          'quiet',
        ),
      ]
    : []
  return [...head, ...table.rows.flatMap((row) => [lineOf(row.cells, 'plain'), ...(row.below ?? [])])]
}

function columnWidths({ columns, rows }: TextTable, width: number): readonly number[] {
  const natural = columns.map((column, index) =>
    Math.min(
      column.atMost ?? Number.POSITIVE_INFINITY,
      Math.max(
        displayWidth(column.header),
        ...rows.map((row) => displayWidth(textOf(row.cells[index] ?? ''))),
      ),
    ),
  )
  const total = natural.reduce((sum, it) => sum + it, 0) + gutter * (columns.length - 1)
  return natural.map((it, index) =>
    columns[index]?.isFlexible === true ? Math.max(8, Math.min(it, it + width - total)) : it,
  )
}

function aligned(
  cell: Cell | string,
  column: TextColumn,
  shown: { readonly width: number; readonly role: Role; readonly paint: Paint },
): string {
  const text = truncated(textOf(cell), shown.width)
  const painted = shown.paint(text, typeof cell === 'string' ? shown.role : (cell.role ?? shown.role))
  const space = ' '.repeat(shown.width - displayWidth(text))
  return column.align === 'right' ? space + painted : painted + space
}

const textOf = (cell: Cell | string): string => plainText(typeof cell === 'string' ? cell : cell.text)
