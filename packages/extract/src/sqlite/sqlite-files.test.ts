import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import initSqlJs, { type Database } from 'sql.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { quarantined, useExtractSession } from '../fixtures/extract-session.ts'
import { checksum } from './wal.ts'

const session = useExtractSession()
let createDatabase: (bytes?: Uint8Array) => Database

beforeAll(async () => {
  const wasm = await readFile(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'))
  const { Database: Sqlite } = await initSqlJs({ wasmBinary: new Uint8Array(wasm).buffer })
  createDatabase = (bytes) => new Sqlite(bytes)
})

function databaseOf(...statements: readonly string[]): Buffer {
  const database = createDatabase()
  for (const statement of statements) database.run(statement)
  const bytes = Buffer.from(database.export())
  database.close()
  return bytes
}

describe('SQLite', () => {
  test('every table of the file, with the types its values have', async () => {
    const { write, extract, rowsOf, typesOf } = session()
    await write(
      'shop.sqlite',
      databaseOf(
        'create table "Order Lines" (id integer primary key, price decimal(9,2), code text, at text, ok boolean, raw blob, any)',
        `insert into "Order Lines" values (9007199254740993, '12.50', '007', '2024-01-01 10:00:00.5', 1, x'00ff', 1.5),
          (2, 3, '', null, 0, null, 'x')`,
        'create table empty (id integer)',
        'create view v as select * from empty',
        'create table without_rowid (a text, b int, primary key (a, b)) without rowid',
        `insert into without_rowid values ('x', 1)`,
      ),
    )
    const summary = await extract()
    expect(summary.tables.map(({ table, rows, files }) => [table, rows, files])).toEqual([
      ['empty', 0, ['shop.sqlite']],
      ['order_lines', 2, ['shop.sqlite']],
      ['without_rowid', 1, ['shop.sqlite']],
    ])
    expect(await typesOf('order_lines')).toEqual({
      id: 'BIGINT',
      price: 'DOUBLE',
      code: 'VARCHAR',
      at: 'TIMESTAMP',
      ok: 'BOOLEAN',
      raw: 'BLOB',
      any: 'VARCHAR',
    })
    expect(await rowsOf('select id, price, code, ok, hex(raw), "any" from raw_shop.order_lines')).toEqual([
      [2, 3, '', false, null, 'x'],
      [9007199254740993n, 12.5, '007', true, '00FF', '1.5'],
    ])
    expect((await extract()).tables.every(({ unchanged }) => unchanged)).toBe(true)
  })

  test('text that is no UTF-8 is kept back; a replacement character is a character', async () => {
    const { write, extract, rowsOf } = session()
    await write(
      't.db',
      databaseOf(
        'create table t (id int, name text)',
        `insert into t values (1, cast(x'61ff' as text)), (2, cast(x'efbfbd' as text)), (3, 'x')`,
      ),
    )
    expect(await extract()).toMatchObject({ rows: 2, rejected: 1 })
    expect(await rowsOf(quarantined)).toEqual([
      ['t', 't.db', 1, 'name', 'bytes that are not UTF-8', '["1","a\uFFFD"]'],
    ])
  })

  test('what is no database, and one whose pages are broken, is said so; other files load', async () => {
    const { write, extract } = session()
    const broken = databaseOf(
      'create table t (id int, name text)',
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000)
       insert into t select i, 'some text ' || i from n`,
    ).fill(0xa5, 4096 * 3)
    await write('none.sqlite', 'not a database at all')
    await write('Thumbs.db', 'nor this')
    await write('broken.sqlite', broken)
    await write('good.csv', 'id\n1\n')
    const summary = await extract()
    expect(summary.tables.map(({ table }) => table)).toEqual(['good'])
    expect(summary.ignored).toEqual(['Thumbs.db'])
    expect(summary.failures.map(({ file, error }) => [file, error.code])).toEqual([
      ['none.sqlite', 'no-sqlite-file'],
      ['broken.sqlite', 'unreadable-file'],
    ])
  })
})

const pageSize = 4096

/** A log as SQLite writes it: a frame per page that differs from the base, the last one of each state commits. */
function walOf(
  base: Buffer,
  states: readonly { readonly image: Buffer; readonly commits: boolean }[],
): Buffer {
  const header = Buffer.alloc(32)
  for (const [index, word] of [0x377f0682, 3_007_000, pageSize, 0, 11, 22].entries())
    header.writeUInt32BE(word, index * 4)
  let sum = checksum(header.subarray(0, 24), [0, 0], true)
  header.writeUInt32BE(sum[0], 24)
  header.writeUInt32BE(sum[1], 28)
  const frames: Buffer[] = []
  let before = base
  for (const { image, commits } of states) {
    const pages = Array.from({ length: image.length / pageSize }, (_, page) => page).filter(
      (page) =>
        !image
          .subarray(page * pageSize, (page + 1) * pageSize)
          .equals(before.subarray(page * pageSize, (page + 1) * pageSize)),
    )
    for (const [position, page] of pages.entries()) {
      const frame = Buffer.alloc(24 + pageSize)
      frame.writeUInt32BE(page + 1, 0)
      frame.writeUInt32BE(commits && position === pages.length - 1 ? image.length / pageSize : 0, 4)
      frame.writeUInt32BE(11, 8)
      frame.writeUInt32BE(22, 12)
      image.copy(frame, 24, page * pageSize, (page + 1) * pageSize)
      sum = checksum(frame.subarray(24), checksum(frame.subarray(0, 8), sum, true), true)
      frame.writeUInt32BE(sum[0], 16)
      frame.writeUInt32BE(sum[1], 20)
      frames.push(frame)
    }
    before = image
  }
  return Buffer.concat([header, ...frames])
}

/** 500 rows, which take several pages. */
function many(from: number): string {
  return `with recursive n(i) as (select ${from} union all select i + 1 from n where i < ${from + 499})
    insert into t select i, 'text ' || i from n`
}

describe('the write-ahead log beside the file', () => {
  const table = 'create table t (id int, name text)'
  test('committed frames count, the others and what comes after a wrong checksum do not', async () => {
    const { folder, write, extract, rowsOf } = session()
    const base = databaseOf(table, `insert into t values (0, 'base')`)
    const second = databaseOf(table, `insert into t values (0, 'base')`, many(1))
    const third = databaseOf(table, `insert into t values (0, 'base')`, many(1), many(501))
    base[18] = 2
    base[19] = 2
    const count = async (): Promise<unknown> => {
      const summary = await extract()
      expect(summary.failures).toEqual([])
      return (await rowsOf('select count(*) from raw_shop.t'))[0]
    }
    await write('shop.sqlite', base)
    expect(await count()).toEqual([1])
    const log = walOf(base, [
      { image: second, commits: true },
      { image: third, commits: true },
    ])
    await writeFile(join(folder, 'shop.sqlite-wal'), log)
    expect(await count()).toEqual([1001])
    await writeFile(join(folder, 'shop.sqlite-wal'), log.subarray(0, -1))
    expect(await count()).toEqual([501])
    const damaged = Buffer.from(log)
    damaged[40 + 24 + pageSize + 100] = 1
    await writeFile(join(folder, 'shop.sqlite-wal'), damaged)
    expect(await count()).toEqual([1])
    const open = walOf(base, [
      { image: second, commits: true },
      { image: third, commits: false },
    ])
    await writeFile(join(folder, 'shop.sqlite-wal'), open)
    expect(await count()).toEqual([501])
  })

  test('a transaction that was cut off is refused', async () => {
    const { folder, write, extract } = session()
    await write('shop.sqlite', databaseOf(table))
    await writeFile(join(folder, 'shop.sqlite-journal'), Buffer.from('d9d505f920a163d700000001', 'hex'))
    expect((await extract()).failures.map(({ error }) => error.code)).toEqual(['unfinished-transaction'])
  })
})
