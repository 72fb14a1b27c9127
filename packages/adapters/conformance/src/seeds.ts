import type { QueryResult } from '@waypoint/adapter-contract'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenAdapter, useSession } from './session.ts'

export function describeSeeds(open: OpenAdapter): void {
  const session = useSession(open)
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'waypoint-conformance-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function seed(
    csv: string | Buffer,
    columnTypes: Record<string, string> = {},
    delimiter = ',',
  ): Promise<QueryResult> {
    const { adapter, connection, relation } = session()
    const file = join(folder, "a 'seed'.csv")
    await writeFile(file, csv)
    const load = { relation: relation('seed'), file, delimiter, columnTypes, quoteColumns: true }
    return adapter.loadSeed(connection, load)
  }

  test('types are inferred, empty values are null', async () => {
    const { rows, sql } = session()
    expect((await seed('id,name,rate,on,day\n1,a,0.5,true,2024-02-29\n2,,,,\n')).rowsAffected).toBe(2)
    expect(await rows(`select * from ${sql('seed')} order by id`)).toEqual([
      [1, 'a', 0.5, true, new Date('2024-02-29T00:00:00Z')],
      [2, null, null, null, null],
    ])
  })

  test('quotes, delimiters, line ends and SQL inside values', async () => {
    const { rows, sql } = session()
    await seed('id,text\r\n1,"a, ""b""\nc"\r\n2,\'); drop table victim; --\r\n')
    expect(await rows(`select text from ${sql('seed')} order by id`)).toEqual([
      ['a, "b"\nc'],
      ["'); drop table victim; --"],
    ])
  })

  test('hard values: signs, exponents, wide integers, dates as people write them', async () => {
    const { rows, sql } = session()
    await seed(
      [
        'n,big,huge,x,d,t,z,word',
        '+5,3000000000,30000000000000000000,5.,2024-2-1,2024-01-31 10:00:00,2024-01-31T08:00:00Z,null',
        '1e3,-1,1,.5,2024-12-31,2024-01-31 1:2:3,2024-01-31T10:00:00.5Z,a\\b\tc',
        ',,,,,,,',
      ].join('\n'),
    )
    const kept = await rows(`select n, big, x, d, t, z from ${sql('seed')} where n is not null order by n`)
    expect(kept).toEqual([
      [
        5,
        3000000000,
        5,
        new Date('2024-02-01'),
        new Date('2024-01-31T10:00:00Z'),
        new Date('2024-01-31T08:00:00Z'),
      ],
      [
        1000,
        -1,
        0.5,
        new Date('2024-12-31'),
        new Date('2024-01-31T01:02:03Z'),
        new Date('2024-01-31T10:00:00.500Z'),
      ],
    ])
    expect(await rows(`select word from ${sql('seed')} where n = 1000`)).toEqual([['a\\b\tc']])
    const huge = `select cast(huge as varchar) from ${sql('seed')} where n = 5`
    expect(await rows(huge)).toEqual([['30000000000000000000']])
    const empty = `select n, big, huge, x, d, t, z, word from ${sql('seed')} where n is null`
    expect(await rows(empty)).toEqual([Array.from({ length: 8 }, () => null)])
  })

  test('reserved, repeated, empty and awkward names of columns', async () => {
    const { adapter, connection, kept, relation } = session()
    await seed('order,Mixed Case,"quote""inside",,order,naïve_🙂\n1,2,3,4,5,6\n')
    const columns = await adapter.columnsOf(connection, relation('seed'))
    const names = ['order', 'Mixed Case', 'quote"inside', 'd', 'order_2', 'naïve_🙂']
    expect(columns.map(({ name }) => name)).toEqual(names.map(kept))
  })

  test('another delimiter, a byte order mark, no line end at the end, a header alone', async () => {
    const { rows, sql } = session()
    await seed('\uFEFFa;b\n1;"x;y"', {}, ';')
    expect(await rows(`select a, b from ${sql('seed')}`)).toEqual([[1, 'x;y']])
    expect((await seed('a,b\n')).rowsAffected).toBe(0)
    expect(await rows(`select a, b from ${sql('seed')}`)).toEqual([])
  })

  test('many rows', async () => {
    const { rows, sql } = session()
    const lines = Array.from({ length: 20_000 }, (_, index) => `${index},"line ${index}\nof two"`)
    expect((await seed(`id,text\n${lines.join('\n')}\n`)).rowsAffected).toBe(20_000)
    expect(await rows(`select count(*), max(id) from ${sql('seed')}`)).toEqual([[20_000, 19_999]])
  })

  test('a value that does not fit its declared type is told with its line, and the table stays', async () => {
    const { rows, sql } = session()
    await seed('id,name\n7,a\n')
    await expect(seed('id,name\n1,"a\nb"\nx,b\n', { id: 'integer' })).rejects.toMatchObject({
      code: 'invalid-csv',
      location: { line: 4 },
    })
    expect(await rows(`select id, name from ${sql('seed')}`)).toEqual([[7, 'a']])
  })

  test.each([
    ['too few fields', 'id,name\n1,a\n2\n', { line: 3 }],
    ['an open quote', 'id,name\n1,"a\n', { line: 2 }],
    ['another encoding', Buffer.from('id,name\n1,caf\xe9\n', 'latin1'), { line: 2 }],
    ['an empty file', '', { line: 1 }],
  ])('%s: told with the line', async (_name, csv, location) => {
    await expect(seed(csv)).rejects.toMatchObject({ code: 'invalid-csv', location })
  })

  test('a type for a column that is not there says nothing', async () => {
    const { rows, sql } = session()
    await seed('id\n1\n', { no: 'text' })
    expect(await rows(`select id from ${sql('seed')}`)).toEqual([[1]])
  })

  test('a file that is not there is named', async () => {
    const { adapter, connection, relation } = session()
    const file = join(folder, 'nowhere.csv')
    const load = { relation: relation('seed'), file, delimiter: ',', columnTypes: {}, quoteColumns: true }
    await expect(adapter.loadSeed(connection, load)).rejects.toMatchObject({ code: 'unreadable-file' })
  })

  test('declared types win, and loading again replaces the table', async () => {
    const { rows, sql } = session()
    await seed('code\n007\n', { code: 'varchar' })
    await seed('code\n007\n008\n', { code: 'varchar' })
    expect(await rows(`select code from ${sql('seed')} order by 1`)).toEqual([['007'], ['008']])
  })

  test('a broken line is told with file and line, and the table stays as it was', async () => {
    const { rows, sql } = session()
    await seed('id\n1\n')
    await expect(seed('id,name\n1,a\n2,b,c\n')).rejects.toMatchObject({
      code: 'invalid-csv',
      location: { file: join(folder, "a 'seed'.csv"), line: 3 },
    })
    expect(await rows(`select id from ${sql('seed')}`)).toEqual([[1]])
  })

  test('in a transaction it is rolled back with it', async (context) => {
    const { adapter, connection, rows, sql } = session()
    if (!adapter.capabilities.transactionalDdl) context.skip(`${adapter.type} has no transactional DDL`)
    await seed('id\n1\n')
    await connection.begin()
    await seed('id\n2\n3\n')
    await connection.rollback()
    expect(await rows(`select id from ${sql('seed')}`)).toEqual([[1]])
  })
}
