import type { Adapter, Connection, QueryResult } from '@waypoint/adapter-contract'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { duckdbFactory } from './factory.ts'

let folder: string
let adapter: Adapter
let connection: Connection

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waypoint-seed-'))
  adapter = await duckdbFactory.open({ type: 'duckdb' }, { rootDir: folder, threads: 1 })
  connection = await adapter.connect()
})

afterAll(async () => {
  await adapter.close()
  await rm(folder, { recursive: true })
})

const relation = { database: 'memory', schema: 'main', identifier: 'a seed' }

async function seed(
  csv: string | Buffer,
  columnTypes: Record<string, string> = {},
  delimiter = ',',
): Promise<QueryResult> {
  const file = join(folder, 'seed.csv')
  await writeFile(file, csv)
  return adapter.loadSeed(connection, { relation, file, delimiter, columnTypes, quoteColumns: false })
}

async function types(): Promise<Record<string, string>> {
  const columns = await adapter.columnsOf(connection, relation)
  return Object.fromEntries(columns.map(({ name, dataType }) => [name, dataType]))
}

async function values(): Promise<readonly unknown[]> {
  const { rows } = await connection.query('select columns(*)::varchar from "a seed"')
  return rows
}

describe('types inferred as dbt does', () => {
  test.each([
    ['integers', ['1', '-2', ''], 'INTEGER'],
    ['decimals without a fraction', ['100.00', '5'], 'INTEGER'],
    ['leading zeros', ['007', '1'], 'INTEGER'],
    ['nothing but empty values', ['', ''], 'INTEGER'],
    ['beyond 32 bits', ['3000000000'], 'BIGINT'],
    ['beyond 64 bits', ['30000000000000000000'], 'HUGEINT'],
    ['fractions', ['1.5', '2'], 'DOUBLE'],
    ['dates', ['2024-01-31', '2024-2-1'], 'DATE'],
    ['no such date', ['2024-02-31'], 'VARCHAR'],
    ['timestamps', ['2024-01-31 10:00:00'], 'TIMESTAMP'],
    ['ISO timestamps', ['2024-01-31T10:00:00Z', '2024-01-31T10:00:00.5+02:00'], 'TIMESTAMP'],
    ['dates among timestamps', ['2024-01-31 10:00:00', '2024-01-31'], 'VARCHAR'],
    ['booleans', ['true', 'False', ''], 'BOOLEAN'],
    ['yes and no', ['yes', 'no'], 'VARCHAR'],
    ['figures with signs', ['10%', '$5'], 'VARCHAR'],
    ['null spelled out', ['null', '4'], 'INTEGER'],
    ['a leading plus, a bare exponent, blanks around', ['+5', '1e3', ' 5'], 'INTEGER'],
    ['a bare point', ['5.', '.5'], 'DOUBLE'],
    ['milliseconds after a blank', ['2024-01-31 10:00:00.123'], 'VARCHAR'],
    ['times of day', ['10:00:00'], 'VARCHAR'],
    ['numbers among flags', ['1', 'true'], 'VARCHAR'],
    ['one word among numbers', ['1', '2', 'x'], 'VARCHAR'],
  ])('%s', async (_name, column, expected) => {
    await seed(`k,v\n${column.map((value) => `a,${value}`).join('\n')}\n`)
    expect(await types()).toEqual({ k: 'VARCHAR', v: expected })
  })
})

test('a file of hundreds of columns', async () => {
  const count = 400
  const row = (cell: (index: number) => string): string =>
    Array.from({ length: count }, (_, k) => cell(k)).join(',')
  await seed([row((k) => `c${k}`), row((k) => (k % 2 === 0 ? '1.5' : 'x')), row(() => '')].join('\n'))
  const found = Object.values(await types())
  expect([found.length, found[0], found[399]]).toEqual([count, 'DOUBLE', 'VARCHAR'])
})

test('column_types wins, whatever the case of the name', async () => {
  const result = await seed('id,Zip\n1,01234\n2,"99"\n', { zip: 'varchar', id: 'bigint' })
  expect(await types()).toEqual({ id: 'BIGINT', Zip: 'VARCHAR' })
  expect(await values()).toEqual([
    ['1', '01234'],
    ['2', '99'],
  ])
  expect(result.rowsAffected).toBe(2)
  expect(result.response).toEqual({ _message: 'INSERT 2', code: 'INSERT', rows_affected: 2 })
})

test('quotes, line ends in values, BOM, reserved and repeated names', async () => {
  await seed('\uFEFFindex;default;index;\n"a;b";"line\nbreak";"say ""hi""";x\n', {}, ';')
  expect(await types()).toEqual({ index: 'VARCHAR', default: 'VARCHAR', index_2: 'VARCHAR', d: 'VARCHAR' })
  expect(await values()).toEqual([['a;b', 'line\nbreak', 'say "hi"', 'x']])
})

test('a header alone gives an empty table', async () => {
  expect((await seed('id,name\n')).rowsAffected).toBe(0)
})

describe('what is wrong is told with its line and column', () => {
  test.each([
    ['too many fields', 'id,name\n1,a\n2,"b\nc"\n3,a,b\n', { line: 5, column: 4 }],
    ['too few fields', 'id,name\n1,a\n2\n', { line: 3 }],
    ['an open quote', 'id,name\n1,"a\n', { line: 2 }],
  ])('%s', async (_name, csv, place) => {
    await expect(seed(csv)).rejects.toMatchObject({ code: 'invalid-csv', location: place })
  })

  test('a value that does not fit its declared type', async () => {
    await seed('id,name\n7,a\n')
    await expect(seed('id,name\n1,"a\nb"\nx,b\n', { id: 'integer' })).rejects.toMatchObject({
      code: 'invalid-csv',
      location: { line: 4, column: 1 },
    })
    expect(await values()).toEqual([['7', 'a']])
  })

  test('another encoding', async () => {
    await expect(seed(Buffer.from('id,name\n1,caf\xe9\n', 'latin1'))).rejects.toMatchObject({
      location: { line: 2 },
      hint: 'Save the file as UTF-8.',
    })
  })

  test('an empty file, a file that is not there', async () => {
    await expect(seed('')).rejects.toMatchObject({ code: 'invalid-csv', location: { line: 1 } })
    const file = join(folder, 'nowhere.csv')
    await expect(
      adapter.loadSeed(connection, { relation, file, delimiter: ',', columnTypes: {}, quoteColumns: false }),
    ).rejects.toMatchObject({ code: 'unreadable-file' })
  })
})
