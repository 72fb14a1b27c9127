import { describe, expect, it } from 'vitest'
import { type Column, filtered, parseSort, sorted, sortText } from './column.ts'
import { delimited } from './delimited.ts'
import { fittingColumns } from './fitting-columns.ts'
import { jsonLines } from './json-lines.ts'
import { rowsStatement } from './rows-statement.ts'

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

  it('leaves out what may go, the least wanted first, until a name has room', () => {
    const places: readonly Pick<Column<Account>, 'id' | 'width' | 'from'>[] = [
      { id: 'name' },
      { id: 'mrr', width: 88 },
      { id: 'renewal', width: 112, from: 'phone' },
      { id: 'owner', width: 132, from: 'desk' },
    ]
    const at = (width: number) => fittingColumns(places, width).columns.map(({ id }) => id)
    expect(at(600)).toEqual(['name', 'mrr', 'renewal', 'owner'])
    expect(at(400)).toEqual(['name', 'mrr', 'renewal'])
    expect(at(300)).toEqual(['name', 'mrr'])
    expect(fittingColumns(places, 180).leastWidth).toBe(212)
  })

  it('is exported as JSON lines, and as a query whose answer are the rows', () => {
    expect(jsonLines(rows.slice(0, 2), columns)).toBe(
      '{"Account":"Bar, \\"Blue\\"","MRR ($)":3}\n{"Account":"Anchor","MRR ($)":null}\n',
    )
    expect(rowsStatement([{ name: "O'Hara", mrr: 3 }], columns)).toBe(
      `select cast("c0" as varchar) as "Account", cast("c1" as double) as "MRR ($)" from (values ('O''Hara', 3)) as rows("c0", "c1")`,
    )
  })

  it('is exported as CSV that spreadsheets do not run', () => {
    expect(delimited(rows, columns)).toBe(
      'Account,MRR ($)\r\n"Bar, ""Blue""",3\r\nAnchor,\r\n\'=cmd(),20\r\n',
    )
  })
})
