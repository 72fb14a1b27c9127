import type { ResultTable } from '@waypoint/context'
import { Decimal, text, type Value } from '@waypoint/jinja'

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
  const scales = columns.map((_, index) => scaleOf(table.rows.map(({ values }) => values[index] ?? null)))
  const actual: ComparedRow[] = []
  const expected: ComparedRow[] = []
  for (const { values } of table.rows) {
    const row = columns.map((_, index) => cellOf(values[index] ?? null, scales[index] ?? 0))
    if (values.at(-1) === 'actual') actual.push(row)
    else expected.push(row)
  }
  return { columns, actual: actual.toSorted(inOrder), expected: expected.toSorted(inOrder) }
}

/** Exact numbers are shown with the same digits after the point, for 2 and 2.00 are the same number. */
function cellOf(value: Value, scale: number): ComparedCell {
  if (value === null) return null
  const shown = text(value)
  const digits = value instanceof Decimal ? digitsAfterPoint(shown) : null
  if (digits === null || digits === scale) return shown
  return `${digits === 0 ? `${shown}.` : shown}${'0'.repeat(scale - digits)}`
}

function scaleOf(values: readonly Value[]): number {
  let scale = 0
  for (const value of values) {
    if (value instanceof Decimal) scale = Math.max(scale, digitsAfterPoint(text(value)) ?? 0)
  }
  return scale
}

/** Null for what is not written as digits: NaN, exponents. */
function digitsAfterPoint(number: string): number | null {
  const match = /^-?\d+(?:\.(\d*))?$/.exec(number)
  return match === null ? null : (match[1]?.length ?? 0)
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
