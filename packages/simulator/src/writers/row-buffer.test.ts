import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { defineTable, type Value } from '../schemas/table.ts'
import { createRowBuffer } from './row-buffer.ts'

const table = defineTable('test', 'thing', {
  key: ['text'],
  columns: {
    text: 'varchar',
    number: 'double',
    flag: 'boolean',
    big: 'bigint',
    _fivetran_synced: 'timestamp',
  },
})

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'rows-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

const plain = (value: Value): string => {
  if (value === null || value === undefined) return '\\N'
  return typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value)
}

const rows = fc.array(
  fc.record({
    text: fc.option(fc.string({ unit: 'grapheme', maxLength: 40 })),
    number: fc.oneof(
      fc.double({ noNaN: true }),
      fc.maxSafeInteger(),
      fc.constantFrom(0, -1, 1e9, -1e9, 999_999_999),
    ),
    flag: fc.option(fc.boolean()),
    big: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  }),
  { maxLength: 30 },
)

it('writes any value as CSV', () => {
  let run = 0
  fc.assert(
    fc.property(rows, (given) => {
      const buffer = createRowBuffer(table, { dir, label: `any_${run++}` })
      for (const row of given) buffer.add(row, 86_400_000)
      const lines = given.map((row) => [
        '86400000',
        plain(row.text),
        plain(row.number),
        plain(row.flag),
        plain(row.big),
      ])
      expect(readFileSync(buffer.file(), 'utf8')).toBe(lines.map((line) => `${line.join(',')}\n`).join(''))
      expect(buffer.rows).toBe(given.length)
    }),
  )
})

it('keeps the order of more rows than fit into memory', () => {
  const buffer = createRowBuffer(table, { dir, label: 'many' })
  for (let number = 0; number < 20_000; number++) buffer.add({ text: `ä "${number}"`, number }, number)
  const lines = readFileSync(buffer.file(), 'utf8').split('\n')
  expect(lines).toHaveLength(20_001)
  for (const number of [0, 1, 9_999, 19_999]) {
    expect(lines[number]).toBe(`${number},"ä ""${number}""",${number},\\N,\\N`)
  }
})
