import type { Block, Cell, Column, TableRow } from './block.ts'
import { type Element, wordsOf } from './element.ts'
import { inlinesOf } from './inlines.ts'

/** A column of sentences takes what is left of the width; names take a part of it; the rest as much as it needs. */
const SENTENCE = 36
const NAME = 16

/** A table of the page with its head, its groups and its sums. */
export function tableBlock(table: Element, pictures: readonly string[]): Block {
  const headers = [...table.querySelectorAll('thead th')]
  const body = [...table.querySelectorAll('tbody tr')].map((row) => [...row.children])
  const rows = [...table.querySelectorAll('tbody tr, tfoot tr')].map((row) => rowOf(row, pictures))
  return {
    kind: 'table',
    title: wordsOf(table.querySelector('caption')),
    columns: headers.map((header, index) =>
      columnOf(
        header,
        body.flatMap((row) => row[index] ?? []),
      ),
    ),
    rows,
  }
}

function columnOf(header: Element, cells: readonly Element[]): Column {
  const longest = Math.max(0, ...cells.map(lengthOf))
  const isFigure = header.classList.contains('n') && !header.classList.contains('why')
  const isOnOneLine = cells.some((cell) => cell.classList.contains('nowrap'))
  const weight = isFigure || isOnOneLine || longest <= NAME ? 0 : longest > SENTENCE ? 5 : 3
  return { header: wordsOf(header), isFigure, weight }
}

/** Of what is set on one line: in a list, of its longest item. */
function lengthOf(cell: Element): number {
  if (cell.getAttribute('colspan') !== null) return 0
  const lines = [...descendants(cell)].filter(isLine)
  return Math.max(...(lines.length === 0 ? [cell] : lines).map(printedLength))
}

const lineClasses = ['under', 'account', 'state', 'health']

const isLine = ({ localName, classList }: Element): boolean =>
  localName === 'li' || lineClasses.some((name) => classList.contains(name))

function* descendants(element: Element): Generator<Element> {
  for (const child of element.children) {
    yield child
    yield* descendants(child)
  }
}

function printedLength(line: Element): number {
  const hidden = [...descendants(line)]
    .filter(({ localName, classList }) => localName === 'svg' || classList.contains('out-of-sight'))
    .reduce((sum, it) => sum + wordsOf(it).length, 0)
  return wordsOf(line).length - hidden
}

function rowOf(row: Element, pictures: readonly string[]): TableRow {
  const kind =
    row.parentElement?.localName === 'tfoot' ? 'sum' : row.classList.contains('group') ? 'group' : 'row'
  return { kind, cells: [...row.children].map((cell) => cellOf(cell, pictures)) }
}

function cellOf(cell: Element, pictures: readonly string[]): Cell {
  return { content: inlinesOf(cell, pictures), span: Number(cell.getAttribute('colspan') ?? 1) }
}
