import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RowWriter } from './row-writer.ts'

let dir: string

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'waypoint-rows-'))
})

afterAll(() => rmSync(dir, { recursive: true, force: true }))

function written(rows: readonly object[]): {
  readonly kinds: readonly string[]
  readonly lines: readonly (string | null)[][]
} {
  const file = join(dir, 'rows.csv')
  const writer = new RowWriter(file)
  for (const row of rows) writer.add(row)
  const { columns } = writer.end()
  return { kinds: columns.map(({ kind }) => kind), lines: fieldsIn(readFileSync(file, 'utf8')) }
}

/** CSV as every reader takes it; an empty field is null. */
function fieldsIn(text: string): (string | null)[][] {
  const lines: (string | null)[][] = []
  let fields: (string | null)[] = []
  for (const [, quoted, end] of text.matchAll(/(?:"((?:[^"]|"")*)")?(,|\n)/g)) {
    fields.push(quoted === undefined ? null : quoted.replaceAll('""', '"'))
    if (end !== '\n') continue
    lines.push(fields)
    fields = []
  }
  return lines
}

test('whatever the rows hold, and whenever a column appears, they are read back', () => {
  const row = fc.dictionary(
    fc.constantFrom('a', 'b', 'a "c"', 'd,e'),
    fc.option(fc.string({ unit: 'grapheme' })),
    { maxKeys: 4 },
  )
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), (rows) => {
      const names = [...new Set(rows.flatMap((each) => Object.keys(each)))]
      if (names.length === 0) return
      const expected = rows.map((each) =>
        names.map((name) => (each[name] === null || each[name] === undefined ? null : `_${each[name]}`)),
      )
      expect(written(rows).lines).toEqual([names, ...expected])
    }),
  )
})

test.each([
  [[1, 2n, null], 'integer'],
  [[1, 0.5], 'double'],
  [[1, { decimal: '1.50' }], 'decimal'],
  [[2n ** 70n], 'decimal'],
  [[true, false], 'boolean'],
  [[true, 1], 'text'],
  [['a', new Date(0)], 'text'],
  [[new Date(0)], 'timestamp'],
  [[[1], { a: 1 }], 'json'],
  [[null, undefined], 'unknown'],
  [[2 ** 60], 'double'],
  [[Number.NaN], 'double'],
])('%o make a column of kind %s', (values, kind) => {
  expect(written(values.map((value) => ({ value }))).kinds).toEqual([kind])
})

test.each([
  [() => 1, 'a function cannot be stored'],
  [new Date(Number.NaN), 'the date is invalid'],
  [new Uint8Array(1), 'bytes cannot be stored'],
  [{ decimal: '1e5' }, 'is no decimal'],
])('%o is refused', (value, message) => {
  expect(() => written([{ ok: 1 }, { value }])).toThrow(`Row 2, column value: `)
  expect(() => written([{ value }])).toThrow(message)
})
