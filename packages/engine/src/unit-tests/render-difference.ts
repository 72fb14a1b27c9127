import { type ComparedCell, type ComparedRow, type ComparedRows, inOrder } from './compared-rows.ts'
import { type AlignedRow, alignRows } from './align-rows.ts'

/** How many unchanged rows are shown before and after a changed one. */
const CONTEXT = 1

/**
 * A table of the differences: `+++` before rows that were not expected, `---` before rows that did not come,
 * `→` before rows of which cells changed, from what was expected to what came.
 */
export function renderDifference({ columns, actual, expected }: ComparedRows): string {
  const aligned = alignRows(expected, actual).toSorted((left, right) => inOrder(keyOf(left), keyOf(right)))
  const shown = aligned.map((_, index) =>
    aligned.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some((row) => row.kind !== 'same'),
  )
  const lines: string[][] = [['@@', ...columns]]
  for (const [index, row] of aligned.entries()) {
    if (shown[index] === true) lines.push(cellsOf(row))
    else if (index === 0 || shown[index - 1] === true) lines.push(['...', ...columns.map(() => '...')])
  }
  const widths = [0, ...columns].map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)))
  return lines
    .map((line) => line.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(','))
    .map((line) => line.trimEnd())
    .join('\n')
}

const keyOf = (row: AlignedRow): ComparedRow => row.expected ?? row.actual ?? []

function cellsOf({ kind, expected, actual }: AlignedRow): string[] {
  switch (kind) {
    case 'same':
      return ['', ...(expected ?? []).map(shownCell)]
    case 'missing':
      return ['---', ...(expected ?? []).map(shownCell)]
    case 'unexpected':
      return ['+++', ...(actual ?? []).map(shownCell)]
    case 'changed':
      return [
        '→',
        ...(expected ?? []).map((cell, index) => {
          const came = actual?.[index] ?? null
          return cell === came ? shownCell(cell) : `${shownCell(cell)}→${shownCell(came)}`
        }),
      ]
  }
}

/** In one line; a text that would read as null, or as a line of its own, is quoted. */
function shownCell(cell: ComparedCell): string {
  if (cell === null) return 'NULL'
  return cell === '' || cell === 'NULL' || /[\n\r\t]/.test(cell) ? JSON.stringify(cell) : cell
}
