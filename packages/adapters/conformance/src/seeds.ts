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

  async function seed(csv: string, columnTypes: Record<string, string> = {}): Promise<QueryResult> {
    const { adapter, connection, relation } = session()
    const file = join(folder, "a 'seed'.csv")
    await writeFile(file, csv)
    const load = { relation: relation('seed'), file, delimiter: ',', columnTypes, quoteColumns: true }
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
