import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postgresFactory } from './factory.ts'

let folder: string
let server: PostgresServer
let adapter: Adapter
let connection: Connection

const relation = { database: 'postgres', schema: 'public', identifier: 'a seed' }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waypoint-seed-'))
  server = await startPostgres()
  adapter = await postgresFactory.open(server.credentials, { rootDir: folder, threads: 1 })
  connection = await adapter.connect()
})
afterAll(async () => {
  await adapter.close()
  await server.stop()
  await rm(folder, { recursive: true })
})

async function seed(csv: string, load: object = {}): Promise<void> {
  const file = join(folder, 'seed.csv')
  await writeFile(file, csv)
  await adapter.loadSeed(connection, {
    relation,
    file,
    delimiter: ',',
    columnTypes: {},
    quoteColumns: true,
    ...load,
  })
}

async function types(): Promise<Record<string, string>> {
  const columns = await adapter.columnsOf(connection, relation)
  return Object.fromEntries(columns.map(({ name, dataType }) => [name, dataType]))
}

async function rows(sql = 'select * from "a seed"'): Promise<readonly unknown[]> {
  return (await connection.query(sql)).rows
}

describe('types inferred as dbt does', () => {
  test.each([
    ['integers', ['1', '-2', ''], 'integer'],
    ['decimals without a fraction', ['100.00', '5'], 'integer'],
    ['leading zeros', ['007', '1'], 'integer'],
    ['nothing but empty values', ['', ''], 'integer'],
    ['beyond 32 bits', ['3000000000'], 'bigint'],
    ['beyond 64 bits', ['30000000000000000000'], 'numeric'],
    ['fractions', ['1.5', '2'], 'double precision'],
    ['dates', ['2024-01-31', '2024-2-1'], 'date'],
    ['no such date', ['2024-02-31'], 'text'],
    ['timestamps', ['2024-01-31 10:00:00'], 'timestamp without time zone'],
    [
      'ISO timestamps',
      ['2024-01-31T10:00:00Z', '2024-01-31T10:00:00.5+02:00'],
      'timestamp without time zone',
    ],
    ['dates among timestamps', ['2024-01-31 10:00:00', '2024-01-31'], 'text'],
    ['booleans', ['true', 'False', ''], 'boolean'],
    ['yes and no', ['yes', 'no'], 'text'],
    ['figures with signs', ['10%', '$5'], 'text'],
    ['null spelled out', ['null', '4'], 'integer'],
    ['a leading plus, a bare exponent, blanks around', ['+5', '1e3', ' 5'], 'integer'],
    ['a bare point', ['5.', '.5'], 'double precision'],
    ['milliseconds after a blank', ['2024-01-31 10:00:00.123'], 'text'],
    ['times of day', ['10:00:00'], 'text'],
    ['numbers among flags', ['1', 'true'], 'text'],
    ['one word among numbers', ['1', '2', 'x'], 'text'],
  ])('%s', async (_name, column, expected) => {
    await seed(`k,v\n${column.map((value) => `a,${value}`).join('\n')}\n`)
    expect(await types()).toEqual({ k: 'text', v: expected })
  })
})

test('an offset is counted in, and null in a text column is null, as dbt-postgres has it', async () => {
  await seed('z,word\n2024-01-31T10:00:00+02:00,null\n2024-01-31T10:00:00.25Z,x\n')
  expect(await rows()).toEqual([
    [new Date('2024-01-31T08:00:00Z'), null],
    [new Date('2024-01-31T10:00:00.250Z'), 'x'],
  ])
})

test('column_types may name any type', async () => {
  const columnTypes = {
    id: 'bigint',
    price: 'numeric(10,2)',
    tags: 'text[]',
    doc: 'jsonb',
    on: 'timestamptz',
  }
  await seed('id,price,tags,doc,on\n7.00,1.5,"{a,b}","{""a"": 1}",2024-01-31 10:00:00+02\n', { columnTypes })
  expect(await rows()).toEqual([
    [7, { decimal: '1.50' }, ['a', 'b'], '{"a": 1}', new Date('2024-01-31T08:00:00Z')],
  ])
})

test('names are folded where quote_columns is off', async () => {
  await seed('Id,Two Words,order\n1,2,3\n', { quoteColumns: false })
  expect(Object.keys(await types())).toEqual(['id', 'Two Words', 'order'])
})

test('a seed of the same shape keeps the views that read it; one of another shape does not', async () => {
  await seed('id,name\n1,a\n')
  await connection.query('create view reader as select id from "a seed"')
  await seed('id,name\n2,b\n3,c\n')
  expect(await rows('select * from reader order by 1')).toEqual([[2], [3]])
  await seed('id\n4\n')
  await expect(connection.query('select * from reader')).rejects.toMatchObject({ code: 'missing-relation' })
})

test('a seed that cannot be loaded leaves table and views as they were', async () => {
  await seed('id\n1\n')
  await connection.query('create view reader as select id from "a seed"')
  const columnTypes = { day: 'date' }
  await expect(seed('id,day\n1,2024-01-01\n2,2024-13-01\n', { columnTypes })).rejects.toMatchObject({
    code: 'invalid-csv',
    message: expect.stringContaining('day'),
    location: { line: 3 },
  })
  expect(await rows('select * from reader')).toEqual([[1]])
  await connection.query('drop view reader')
})

test('a name that PostgreSQL would cut off is refused', async () => {
  const long = { ...relation, identifier: 's'.repeat(64) }
  await expect(seed('id\n1\n', { relation: long })).rejects.toMatchObject({ code: 'name-too-long' })
})
