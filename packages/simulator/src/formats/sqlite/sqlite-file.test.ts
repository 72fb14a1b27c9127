import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import initSqlJs, { type Database, type SqlJsStatic } from 'sql.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SqliteValue } from './record.ts'
import { createSqliteFile, type SqliteColumn } from './sqlite-file.ts'

const COLUMNS: readonly SqliteColumn[] = [
  { name: 'whole', declared: 'INTEGER', storage: 'integer' },
  { name: 'real "one"', declared: 'REAL', storage: 'real' },
  { name: 'text', declared: 'TEXT', storage: 'text' },
]

let library: SqlJsStatic
let dir: string
let files = 0
beforeAll(async () => {
  library = await initSqlJs()
  dir = mkdtempSync(join(tmpdir(), 'sqlite-file-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

const written = (tables: Readonly<Record<string, readonly (readonly SqliteValue[])[]>>): Database => {
  const path = join(dir, `${files++}.sqlite`)
  const file = createSqliteFile(path)
  for (const [name, rows] of Object.entries(tables)) {
    const table = file.table(name, COLUMNS)
    for (const row of rows) table.add(row)
    table.finish()
  }
  file.close()
  return new library.Database(readFileSync(path))
}

const valuesOf = (database: Database, sql: string): readonly (readonly unknown[])[] =>
  database.exec(sql)[0]?.values ?? []

const expectSound = (database: Database): void =>
  expect(valuesOf(database, 'pragma integrity_check')).toEqual([['ok']])

describe('a file in the format of SQLite', () => {
  it.each([0, 1, 400, 30_000])('holds %d rows in their order', (count) => {
    const rows = Array.from({ length: count }, (_, index) => [index, index / 8, `row ${index}`] as const)
    const database = written({ events: rows })
    expectSound(database)
    expect(valuesOf(database, 'select * from events order by rowid')).toEqual(rows)
    database.close()
  })

  it('keeps every value, whatever its size', () => {
    const row = fc.tuple(
      fc.option(fc.maxSafeInteger()),
      fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
      fc.option(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.nat(9000).map((length) => 'é'.repeat(length)),
        ),
      ),
    )
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const database = written({ values: rows })
        expectSound(database)
        expect(valuesOf(database, 'select * from "values" order by rowid')).toEqual(rows)
        database.close()
      }),
      { numRuns: 6, seed: 7 },
    )
  })

  it('keeps whole numbers of 64 bits', () => {
    const database = written({
      big: [
        [2n ** 63n - 1n, null, null],
        [-(2n ** 63n), null, null],
      ],
    })
    expect(valuesOf(database, 'select cast(whole as text) from big')).toEqual([
      ['9223372036854775807'],
      ['-9223372036854775808'],
    ])
    database.close()
  })

  it.each([1, 20, 300])('lists %d tables, however long the list', (count) => {
    const names = Array.from({ length: count }, (_, index) => `table ${index}`)
    const database = written(Object.fromEntries(names.map((name, index) => [name, [[index, 0.5, name]]])))
    expectSound(database)
    expect(valuesOf(database, 'select name from sqlite_master order by rowid').flat()).toEqual(names)
    const last = names.at(-1) ?? ''
    expect(valuesOf(database, `select text from "${last}"`)).toEqual([[last]])
    database.close()
  })
})
