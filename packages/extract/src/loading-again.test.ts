import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { describe, expect, test } from 'vitest'
import { extractFolder } from './extract-folder.ts'
import { quarantined, useExtractSession } from './fixtures/extract-session.ts'

const session = useExtractSession()

test('the warehouse may be called like the schema', async () => {
  const { folder, write } = session()
  await write('t.csv', 'id\n1\n')
  const named = await duckdbFactory.open({ path: 'raw_shop.duckdb' }, { rootDir: folder, threads: 1 })
  const own = await named.connect()
  expect(await extractFolder({ source: 'shop', input: { folder }, connection: own })).toMatchObject({
    rows: 1,
  })
  expect((await own.query('select * from raw_shop.raw_shop.t')).rows).toEqual([[1]])
  await named.close()
})

describe('loading again', () => {
  test('the same files change nothing; changed ones replace the table with its quarantine', async () => {
    const { write, extract, rowsOf } = session()
    await write('t.csv', 'id,name\n1,a\n2\n')
    await extract()
    const again = await extract()
    expect(again.tables[0]).toMatchObject({ unchanged: true, rows: 0 })
    await write('t.csv', 'id,name\n1,a\n2,b\n')
    expect(await extract()).toMatchObject({ rows: 2, rejected: 0 })
    expect(await rowsOf(quarantined)).toEqual([])
    expect(await rowsOf('select table_name, file, rows, rejected from raw_shop._extract_log')).toEqual([
      ['t', 't.csv', 2, 0],
    ])
  })

  test('a batch is appended once', async () => {
    const { write, extract, rowsOf, typesOf } = session()
    await write('t.csv', 'id,at,amount\n1,2024-01-01,1\n')
    await extract()
    await write('t.csv', 'id,at,amount,city\n2,2024-01-02 10:00:00,2.5,Oslo\n')
    const batch = { mode: 'append', batchId: '2024-01-02' } as const
    expect(await extract(batch)).toMatchObject({ rows: 1 })
    expect(await extract(batch)).toMatchObject({ rows: 0 })
    expect(await typesOf('t')).toEqual({ id: 'BIGINT', at: 'TIMESTAMP', amount: 'DOUBLE', city: 'VARCHAR' })
    expect(await rowsOf('select id, "at"::varchar, amount, city from raw_shop.t order by id')).toEqual([
      [1, '2024-01-01 00:00:00', 1, null],
      [2, '2024-01-02 10:00:00', 2.5, 'Oslo'],
    ])
  })

  test('in an append the types of the table hold, as long as few values misfit: they are set aside', async () => {
    const { write, extract, typesOf } = session()
    await write('t.csv', 'id,code\n1,5\n2,6\n')
    await extract()
    await write('t.csv', 'id,code\n3,six\n4,7\n')
    expect(await extract({ mode: 'append' })).toMatchObject({ rows: 1, rejected: 1 })
    expect(await typesOf('t')).toEqual({ id: 'BIGINT', code: 'BIGINT' })
  })

  test('text where numbers were turns the column into text and keeps its rows', async () => {
    const { write, extract, rowsOf, typesOf } = session()
    await write('t.csv', 'id,code,day\n1,5,2024-01-01\n')
    await extract()
    await write('t.csv', 'id,code,day\n2,six,soon\n3,A7,later\n')
    const summary = await extract({ mode: 'append' })
    expect(summary.tables[0]?.changes).toEqual([
      { kind: 'retyped', column: 'code', from: 'BIGINT', to: 'VARCHAR' },
      { kind: 'retyped', column: 'day', from: 'DATE', to: 'VARCHAR' },
    ])
    expect(await typesOf('t')).toEqual({ id: 'BIGINT', code: 'VARCHAR', day: 'VARCHAR' })
    expect(await rowsOf('from raw_shop.t order by id')).toEqual([
      [1, '5', '2024-01-01'],
      [2, 'six', 'soon'],
      [3, 'A7', 'later'],
    ])
  })

  test('an append that would lose digits fails for its table alone', async () => {
    const { write, extract, rowsOf } = session()
    await write('t.csv', 'id\n9007199254740993\n')
    await write('u.csv', 'id\n1\n')
    await extract()
    await write('t.csv', 'id\n1.5\n')
    await write('u.csv', 'id\n2\n')
    const summary = await extract({ mode: 'append' })
    expect(summary.failures.map(({ table, error }) => [table, error.code])).toEqual([['t', 'lossy-widening']])
    expect(await rowsOf('select * from raw_shop.t')).toEqual([[9007199254740993n]])
    expect(await rowsOf('select count(*) from raw_shop.u')).toEqual([[2]])
  })

  test('a batch that comes with other content under the same name is refused', async () => {
    const { write, extract, rowsOf } = session()
    await write('t.csv', 'id\n1\n')
    await extract({ mode: 'append', batchId: 'b1' })
    await write('t.csv', 'id\n1\n2\n')
    const summary = await extract({ mode: 'append', batchId: 'b1' })
    expect(summary.failures.map(({ error }) => error.code)).toEqual(['changed-batch'])
    expect(await rowsOf('from raw_shop.t')).toEqual([[1]])
  })

  test('a file without records empties its table; one whose records are all broken does not', async () => {
    const { write, extract, rowsOf } = session()
    await write('t.jsonl', '{"id":1}\n')
    await extract()
    await write('t.jsonl', '{"id":\n')
    expect(await extract()).toMatchObject({ rows: 0, rejected: 1 })
    expect(await rowsOf('from raw_shop.t')).toEqual([[1]])
    await write('t.jsonl', '\n')
    expect(await extract()).toMatchObject({ rows: 0, rejected: 0 })
    expect(await rowsOf('from raw_shop.t')).toEqual([])
    expect(await rowsOf('select * from raw_shop._quarantine')).toEqual([])
  })

  test('an interrupted load leaves the old table, and nothing half-built', async () => {
    const { write, extract, rowsOf } = session()
    await write('t.csv', 'id\n1\n')
    await extract()
    await write('t.csv', 'id\n1\n2\n')
    const controller = new AbortController()
    const running = extract({ signal: controller.signal, onProgress: () => controller.abort() })
    await expect(running).rejects.toMatchObject({ code: 'query-cancelled' })
    expect(await rowsOf('select * from raw_shop.t')).toEqual([[1]])
    expect(await rowsOf(`select table_name from duckdb_tables() where table_name like '%load%'`)).toEqual([])
  })
})
