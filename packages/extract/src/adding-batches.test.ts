import { describe, expect, test } from 'vitest'
import { join } from 'node:path'
import { useExtractSession } from './fixtures/extract-session.ts'

const session = useExtractSession()

/** Records with one value each; integers beyond 2^53 stay what they are. */
function records(list: string): string {
  return (JSON.parse(list.replace(/(\d{16,})/g, '"$1n"')) as unknown[])
    .map((value) => `{"v": ${JSON.stringify(value).replace(/"(\d{16,})n"/, '$1')}}`)
    .join('\n')
}

describe('batches of other types keep every value', () => {
  test.each([
    ['integers, then fractions', '[1, 2]', '[0.5]', 'DOUBLE', ['0.5', '1.0', '2.0']],
    ['long integers, then text', '[9007199254740993]', '["A-1"]', 'VARCHAR', ['9007199254740993', 'A-1']],
    [
      'days, then times',
      '["2024-01-01"]',
      '["2024-01-02T10:00:00+02:00"]',
      'TIMESTAMP',
      ['2024-01-01 00:00:00', '2024-01-02 08:00:00'],
    ],
    ['flags, then words', '[true]', '["yes","maybe"]', 'VARCHAR', ['maybe', 'true', 'yes']],
    ['nothing, then numbers', '[null]', '[5]', 'BIGINT', ['5']],
    ['numbers, then nothing', '[5]', '[null, ""]', 'BIGINT', ['5']],
    ['numbers, then lists', '[5]', '[[1, 2]]', 'VARCHAR', ['5', '[1,2]']],
  ])('%s', async (_case, first, second, type, values) => {
    const { write, extract, rowsOf, typesOf } = session()
    for (const [index, list] of [first, second].entries()) {
      await write('t.jsonl', records(list))
      expect(await extract({ mode: 'append', batchId: String(index) })).toMatchObject({
        rejected: 0,
        failures: [],
      })
    }
    expect(await typesOf('t')).toEqual({ v: type })
    expect(await rowsOf('select v::varchar from raw_shop.t where v is not null order by 1')).toEqual(
      values.map((value) => [value]),
    )
  })

  test('Parquet brings types of its own', async () => {
    const { folder, connection, extract, rowsOf, typesOf } = session()
    const file = join(folder, 't.parquet')
    const values = ['1::integer', '10000000000::bigint', '1.25::decimal(9,2)', `'x'`]
    for (const [index, value] of values.entries()) {
      await connection.query(`copy (select ${value} as v) to '${file}' (format parquet)`)
      expect(await extract({ mode: 'append', batchId: String(index) })).toMatchObject({ failures: [] })
    }
    expect(await typesOf('t')).toEqual({ v: 'VARCHAR' })
    expect(await rowsOf('select v from raw_shop.t order by 1')).toEqual([
      ['1.00'],
      ['1.25'],
      ['10000000000.00'],
      ['x'],
    ])
  })
})

test('odd but whole: header only, a thousand columns, names of every kind', async () => {
  const { write, extract, typesOf } = session()
  const names = Array.from({ length: 1000 }, (_, index) => `"Column, ${index}"`)
  await write('wide.csv', `${names.join(';')}\r\n${names.map((_, index) => index).join(';')}\r\n`)
  await write('header only.csv', '\uFEFFid,Name,name,select,"a ""b"""\r\n')
  const summary = await extract()
  expect(summary.tables.map(({ table, rows, columns }) => [table, rows, columns.length])).toEqual([
    ['header_only', 0, 5],
    ['wide', 1, 1000],
  ])
  expect(Object.keys(await typesOf('header_only'))).toEqual(['id', 'Name', 'name_2', 'select', 'a "b"'])
})
