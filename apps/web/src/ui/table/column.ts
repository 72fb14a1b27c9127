import type { ReactNode } from 'react'

export type CellValue = string | number | null

/** One column of a table: its raw value sorts, filters and is exported; `cell` is what is read. */
export interface Column<Row> {
  readonly id: string
  readonly header: string
  /** In the header, never in the cells: "$", "%". */
  readonly unit?: string
  /** What the figure means, on hover of the header. */
  readonly definition?: string
  readonly value: (row: Row) => CellValue
  readonly cell?: (row: Row) => ReactNode
  /** The address of what is behind the figure; a figure that is missing or zero leads nowhere. */
  readonly behind?: ((row: Row) => string | undefined) | undefined
  /** Figures stand right, in columns of digits. */
  readonly isFigure?: boolean
  readonly width?: number
  /** Where the window is that of a phone. */
  readonly phoneWidth?: number
  /** Left out below this width of the window. */
  readonly from?: 'phone' | 'tablet' | 'desk'
  /** Offered by the column picker, and not shown at first. */
  readonly isExtra?: boolean
  readonly canSort?: boolean
  readonly canFilter?: boolean
  /** What stands in the line of totals: worked out from the rows that are shown. */
  readonly total?: (rows: readonly Row[]) => ReactNode
}

/** `mrr` ascending, `-mrr` descending. */
export interface Sort {
  readonly id: string
  readonly isDescending: boolean
}

export function parseSort(text: string | undefined): Sort | undefined {
  if (text === undefined || text === '') return undefined
  return text.startsWith('-') ? { id: text.slice(1), isDescending: true } : { id: text, isDescending: false }
}

export const sortText = ({ id, isDescending }: Sort): string => `${isDescending ? '-' : ''}${id}`

/** Rows in the order of a column; what is missing stands last either way. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | undefined,
): readonly Row[] {
  const column = columns.find(({ id }) => id === sort?.id)
  if (column === undefined || sort === undefined) return rows
  const direction = sort.isDescending ? -1 : 1
  return rows.toSorted((left, right) => {
    const a = column.value(left)
    const b = column.value(right)
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    if (typeof a === 'number' && typeof b === 'number') return (a - b) * direction
    return String(a).localeCompare(String(b), 'en') * direction
  })
}

/** Rows whose values contain, whatever the case, what was asked of each column. */
export function filtered<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  wanted: Readonly<Record<string, string>>,
): readonly Row[] {
  const tests = columns.flatMap((column) => {
    const text = wanted[column.id]?.trim().toLowerCase() ?? ''
    return text === ''
      ? []
      : [
          (row: Row) =>
            String(column.value(row) ?? '')
              .toLowerCase()
              .includes(text),
        ]
  })
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)))
}
