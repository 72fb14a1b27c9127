import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { useExtractSession } from './fixtures/extract-session.ts'

const session = useExtractSession()

describe('what a file may look like', () => {
  test('reserved, repeated, blank and padded column names', async () => {
    const { write, extract, typesOf } = session()
    await write('default.csv', 'index,default, count ,INDEX,\n1,2,3,4,5\n')
    await extract()
    expect(await typesOf('default')).toEqual({
      index: 'BIGINT',
      default: 'BIGINT',
      count: 'BIGINT',
      INDEX_2: 'BIGINT',
      column_5: 'BIGINT',
    })
  })

  test.each([
    [';', 'semicolon'],
    ['\t', 'tab'],
    ['|', 'bar'],
  ])('delimiter %j', async (delimiter, name) => {
    const { write, extract, rowsOf } = session()
    await write(`${name}.csv`, `id${delimiter}name\n1${delimiter}"a, b"\n`)
    await extract()
    expect(await rowsOf(`select * from raw_shop.${name}`)).toEqual([[1, 'a, b']])
  })

  test.each([
    ['UTF-8 with byte order mark', Buffer.from('\uFEFFid,name\n1,Zoë\n'), 0],
    ['UTF-16', Buffer.from('\uFEFFid,name\n1,Zoë\n', 'utf16le'), 1],
    ['Latin-1', Buffer.from('id,name\n1,Zo\xeb\n', 'latin1'), 1],
    ['CR LF', Buffer.from('id,name\r\n1,Zoë\r\n'), 0],
    ['mixed line ends', Buffer.from('id,name\r\n1,Zoë\n'), 1],
    ['CR alone', Buffer.from('id,name\r1,Zoë\r'), 1],
    ['no line end at the end', Buffer.from('id,name\n1,Zoë'), 0],
    ['blank lines first', Buffer.from('\n\nid,name\n1,Zoë\n\n'), 0],
  ])('%s', async (_name, content, notes) => {
    const { write, extract, rowsOf } = session()
    await write('people.csv', content)
    const summary = await extract()
    expect(summary.tables[0]?.notes).toHaveLength(notes)
    expect(await rowsOf('select id, name from raw_shop.people')).toEqual([[1, 'Zoë']])
  })

  test('line ends inside values are values, of whatever kind', async () => {
    const { write, extract, rowsOf } = session()
    await write('a.csv', 'id,text\r\n1,"a\nb"\r\n2,"c\r\nd"\r\n')
    await write('b.csv', 'id,text\n1,"a\nb"\n2,"c\r\nd"\n3\n')
    expect((await extract()).tables.flatMap(({ notes }) => notes)).toEqual([])
    const both = 'select text from raw_shop.a union all select text from raw_shop.b order by all'
    expect(await rowsOf(both)).toEqual([['a\nb'], ['a\nb'], ['c\r\nd'], ['c\r\nd']])
    expect(await rowsOf('select line from raw_shop._quarantine')).toEqual([[6]])
  })

  test('compressed', async () => {
    const { write, extract, rowsOf } = session()
    await write('packed.csv.gz', gzipSync('id,name\n1,Zoë\n2\n'))
    expect(await extract()).toMatchObject({ rows: 1, rejected: 1 })
    expect(await rowsOf('select line, raw_line from raw_shop._quarantine')).toEqual([[3, '2']])
  })

  test('part files in a folder are one table, columns by name', async () => {
    const { write, extract, rowsOf } = session()
    await write('orders/part-0.csv', 'id,total\n1,10\n')
    await write('orders/part-1.csv', 'total,id,coupon\n20.5,2,X\n')
    await extract()
    expect(await rowsOf('select * from raw_shop.orders order by id')).toEqual([
      [1, 10, null],
      [2, 20.5, 'X'],
    ])
  })

  test('Parquet, with its own types and times in UTC', async () => {
    const { folder, connection, extract, rowsOf, typesOf } = session()
    await mkdir(join(folder, 'events'))
    for (const part of [1, 2]) {
      await connection.query(
        `copy (select ${part} as id, 1.5::decimal(9,2) as amount, timestamptz '2024-01-01 10:00:00+02' as at)
         to '${join(folder, 'events', `${part}.parquet`)}' (format parquet)`,
      )
    }
    const summary = await extract()
    expect(summary.rows).toBe(2)
    expect(await typesOf('events')).toEqual({ id: 'INTEGER', amount: 'DECIMAL(9,2)', at: 'TIMESTAMP' })
    expect(await rowsOf('select "at"::varchar from raw_shop.events limit 1')).toEqual([
      ['2024-01-01 08:00:00'],
    ])
  })
})
