import { describe, expect, it } from 'vitest'
import { type Column, filtered, parseSort, sorted, sortText } from './column.ts'
import { delimited } from './delimited.ts'

interface Account {
  readonly name: string
  readonly mrr: number | null
}

const columns: readonly Column<Account>[] = [
  { id: 'name', header: 'Account', value: (row) => row.name },
  { id: 'mrr', header: 'MRR', unit: '$', value: (row) => row.mrr, isFigure: true },
]
const rows: readonly Account[] = [
  { name: 'Bar, "Blue"', mrr: 3 },
  { name: 'Anchor', mrr: null },
  { name: '=cmd()', mrr: 20 },
]

describe('a table', () => {
  it.each([
    ['mrr', [3, 20, null]],
    ['-mrr', [20, 3, null]],
    ['nothing', [3, null, 20]],
  ])('sorted by %s has what is missing last', (sort, expected) => {
    expect(sorted(rows, columns, parseSort(sort)).map(({ mrr }) => mrr)).toEqual(expected)
  })

  it('reads and writes its order', () => {
    expect(sortText({ id: 'mrr', isDescending: true })).toBe('-mrr')
    expect(parseSort('')).toBeUndefined()
  })

  it('filters by what a column contains', () => {
    expect(filtered(rows, columns, { name: ' ANCH ' }).map(({ name }) => name)).toEqual(['Anchor'])
  })

  it('is exported as CSV that spreadsheets do not run', () => {
    expect(delimited(rows, columns)).toBe(
      'Account,MRR ($)\r\n"Bar, ""Blue""",3\r\nAnchor,\r\n\'=cmd(),20\r\n',
    )
  })
})
