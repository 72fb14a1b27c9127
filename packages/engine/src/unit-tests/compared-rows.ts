import type { ResultTable } from '@waypoint/context'
import { text } from '@waypoint/jinja'

/** One cell as it is compared and shown; null is null, not a text. */
export type ComparedCell = string | null
export type ComparedRow = readonly ComparedCell[]

/** What a unit test compares: the rows that came out and those that were expected, each in one order. */
export interface ComparedRows {
  readonly columns: readonly string[]
  readonly actual: readonly ComparedRow[]
  readonly expected: readonly ComparedRow[]
}

/** Parts the rows of the query of a unit test by its last column, which says whose they are. */
export function comparedRows(table: ResultTable): ComparedRows {
  const columns = table.columnNames.slice(0, -1)
  const actual: ComparedRow[] = []
  const expected: ComparedRow[] = []
  for (const { values } of table.rows) {
    const row = columns.map((_, index) => {
      const value = values[index] ?? null
      return value === null ? null : text(value)
    })
    if (values.at(-1) === 'actual') actual.push(row)
    else expected.push(row)
  }
  return { columns, actual: actual.toSorted(inOrder), expected: expected.toSorted(inOrder) }
}

/** The same rows equally often, in whatever order. */
export function haveSameRows({ actual, expected }: ComparedRows): boolean {
  return (
    actual.length === expected.length &&
    actual.every((row, index) => isSameRow(row, expected[index] as ComparedRow))
  )
}

const isSameRow = (left: ComparedRow, right: ComparedRow): boolean =>
  left.every((cell, index) => cell === right[index])

/** By the first column that differs: numbers by size, other things as text, null last. */
export function inOrder(left: ComparedRow, right: ComparedRow): number {
  for (const [index, cell] of left.entries()) {
    const order = inCellOrder(cell, right[index] ?? null)
    if (order !== 0) return order
  }
  return 0
}

function inCellOrder(left: ComparedCell, right: ComparedCell): number {
  if (left === right) return 0
  if (left === null) return 1
  if (right === null) return -1
  const difference = Number(left) - Number(right)
  if (Number.isFinite(difference) && difference !== 0) return difference
  return left < right ? -1 : 1
}
