import type { Block, Cell, Column, TableRow } from './block.ts'
import { type Element, wordsOf } from './element.ts'
import { inlinesOf } from './inlines.ts'

/** A column of sentences takes what is left of the width; names take a part of it; the rest as much as it needs. */
const SENTENCE = 36
const NAME = 16

/** A table of the page with its head, its groups and its sums. */
export function tableBlock(table: Element): Block {
  const headers = [...table.querySelectorAll('thead th')]
  const rows = [...table.querySelectorAll('tbody tr, tfoot tr')].map(rowOf)
  return {
    kind: 'table',
    title: wordsOf(table.querySelector('caption')),
    columns: headers.map((header, index) => columnOf(header, index, table)),
    rows,
  }
}

function columnOf(header: Element, index: number, table: Element): Column {
  const longest = Math.max(...[...table.querySelectorAll('tbody tr')].map((row) => lengthAt(row, index)))
  const isFigure = header.classList.contains('n') && !header.matches('.why')
  const isOnOneLine = table.querySelector(`tbody tr > :nth-child(${index + 1}).nowrap`) !== null
  const weight = isFigure || isOnOneLine || longest <= NAME ? 0 : longest > SENTENCE ? 5 : 3
  return { header: wordsOf(header), isFigure, weight }
}

/** Of what is set on one line: in a list, of its longest item. */
function lengthAt(row: Element, index: number): number {
  const cell = [...row.children][index]
  if (cell === undefined || cell.getAttribute('colspan') !== null) return 0
  const lines = [...cell.querySelectorAll('li, .under, .account, .state, .health')]
  return Math.max(...(lines.length === 0 ? [cell] : lines).map((line) => printedLength(line)))
}

function printedLength(line: Element): number {
  const hidden = [...line.querySelectorAll('.out-of-sight, svg')].reduce(
    (sum, it) => sum + wordsOf(it).length,
    0,
  )
  return wordsOf(line).length - hidden
}

function rowOf(row: Element): TableRow {
  const kind = row.matches('tfoot tr') ? 'sum' : row.classList.contains('group') ? 'group' : 'row'
  return { kind, cells: [...row.children].map(cellOf) }
}

function cellOf(cell: Element): Cell {
  return { content: inlinesOf(cell), span: Number(cell.getAttribute('colspan') ?? 1) }
}
