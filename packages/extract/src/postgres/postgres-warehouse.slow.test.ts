import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { copyCsvFile, postgresFactory } from '@waypoint/adapter-postgres'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { extractFolder } from '../extract-folder.ts'
import type { ExtractOptions, ExtractSummary } from '../options.ts'

let server: PostgresServer
let adapter: Adapter
let warehouse: Connection
let duckdb: Adapter
let reader: Connection
let folder: string

beforeAll(async () => {
  server = await startPostgres()
  adapter = await postgresFactory.open(server.credentials, { rootDir: '/', threads: 1 })
  warehouse = await adapter.connect()
  duckdb = await duckdbFactory.open({ type: 'duckdb' }, { rootDir: '/', threads: 1 })
  reader = await duckdb.connect()
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waypoint-into-'))
  await warehouse.query('drop schema if exists raw_shop cascade')
  return () => rm(folder, { recursive: true })
})
afterAll(async () => {
  await duckdb.close()
  await adapter.close()
  await server.stop()
})

const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text)
const rowsOf = async (sql: string): Promise<readonly unknown[]> => (await warehouse.query(sql)).rows

function extract(options: Partial<ExtractOptions> = {}): Promise<ExtractSummary> {
  const into = {
    connection: warehouse,
    copyCsv: (table: string, file: string) => copyCsvFile(warehouse, table, file),
  }
  return extractFolder({ source: 'shop', input: { folder }, connection: reader, into, ...options })
}

test('tables, quarantine and log are in the other database; the same files change nothing', async () => {
  await write(
    'Orders.csv',
    'ID,Total,day,paid\n1,1.5,2024-01-01,true\n2,x,2024-01-02,false\n3,2,2024-01-03,\n4,1,2024-01-04,\n5,1\n',
  )
  await write('notes.jsonl', '{"id":1,"text":"","tags":["a"]}\n{"id":2,"text":null}\nbroken\n')
  expect(await extract()).toMatchObject({ rows: 5, rejected: 3, failures: [] })
  expect(await rowsOf('select id, total, day::text, paid from raw_shop.orders order by id')).toEqual([
    [1, 1.5, '2024-01-01', true],
    [3, 2, '2024-01-03', null],
    [4, 1, '2024-01-04', null],
  ])
  expect(await rowsOf('select id, text, tags from raw_shop.notes order by id')).toEqual([
    [1, '', '["a"]'],
    [2, null, null],
  ])
  expect(await rowsOf('select table_name, line from raw_shop._quarantine order by 1, 2')).toEqual([
    ['notes', 3],
    ['orders', 3],
    ['orders', 6],
  ])
  expect((await extract()).tables.every(({ unchanged }) => unchanged)).toBe(true)
})

test('views that read a table of the same shape stay when it is replaced', async () => {
  await write('t.csv', 'id\n1\n')
  await extract()
  await warehouse.query('create view raw_shop.v as select id from raw_shop.t')
  await write('t.csv', 'id\n1\n2\n')
  expect(await extract()).toMatchObject({ rows: 2 })
  expect(await rowsOf('select count(*) from raw_shop.v')).toEqual([[2]])
})

test('appended and upserted rows widen columns; tombstones mark', async () => {
  const batches = [
    '{"id":1,"n":1,"at":"2024-01-01","_deleted":false}\n{"id":2,"n":2,"at":"2024-01-01"}',
    '{"id":2,"n":2.5,"at":"2024-01-02T10:00:00","city":"Oslo"}\n{"id":3,"n":3,"at":"2024-01-02"}',
    '{"id":1,"at":"2024-01-03","_deleted":true}\n{"id":3,"n":"three","at":"2024-01-01"}',
  ]
  for (const [index, batch] of batches.entries()) {
    await write('t.jsonl', batch)
    const tables = { t: { key: ['id'], cursor: 'at' } }
    expect(await extract({ mode: 'upsert', batchId: String(index), tables })).toMatchObject({ failures: [] })
  }
  expect(await rowsOf('select id, n, "at"::text, city, _deleted from raw_shop.t order by id')).toEqual([
    [1, '1', '2024-01-03 00:00:00', null, true],
    [2, '2.5', '2024-01-02 10:00:00', 'Oslo', null],
    [3, '3', '2024-01-02 00:00:00', null, null],
  ])
})
