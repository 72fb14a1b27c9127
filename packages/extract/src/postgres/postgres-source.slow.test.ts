import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { postgresFactory } from '@waypoint/adapter-postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { extractFolder } from '../extract-folder.ts'
import type { ExtractOptions, ExtractSummary } from '../options.ts'

let server: PostgresServer
let source: Adapter
let owner: Connection
let warehouse: Adapter
let connection: Connection

beforeAll(async () => {
  server = await startPostgres()
  source = await postgresFactory.open(server.credentials, { rootDir: '/', threads: 2 })
  owner = await source.connect()
  warehouse = await duckdbFactory.open({ type: 'duckdb' }, { rootDir: '/', threads: 1 })
  connection = await warehouse.connect()
})
afterAll(async () => {
  await source.close()
  await warehouse.close()
  await server.stop()
})

async function extract(
  options: Partial<ExtractOptions> & { readonly schema: string },
): Promise<ExtractSummary> {
  const reader = await source.connect()
  try {
    const { schema, ...rest } = options
    const database = { connection: reader, schema }
    return await extractFolder({ source: schema, input: { database }, connection, ...rest })
  } finally {
    await reader.close()
  }
}

const rowsOf = async (sql: string): Promise<readonly unknown[]> => (await connection.query(sql)).rows

test('every type comes over exactly, or as text', async () => {
  await owner.query(`create schema shop; create domain shop.cents as numeric(12,2); create type shop.mood as enum ('ok');
    create table shop."Every Type" (id bigint, small smallint, amount shop.cents, any_number numeric, huge numeric(50,10),
      ratio double precision, ok boolean, code text, short char(5), day date, at timestamp(3), zoned timestamptz,
      hour time, span interval, ids integer[], doc jsonb, raw bytea, uid uuid, mood shop.mood, ip inet);
    insert into shop."Every Type" values (9007199254740993, 1, 12.50, 123456789012345678.123, 1e39, 0.1, true, '', 'ab',
      '2024-02-29', '2024-02-29 10:00:00.123', '2024-02-29 10:00:00+02', '10:30', '1 day', '{1,null,3}',
      '{"a": [1, 2]}', '\\x00ff', '0b0e5f0a-0c3f-4c6e-9f5e-2f0f5a0b0c0d', 'ok', '10.0.0.1');
    insert into shop."Every Type" (id) values (2), (3)`)
  const summary = await extract({ schema: 'shop' })
  expect(summary).toMatchObject({ rows: 3, rejected: 0, failures: [] })
  expect(summary.tables[0]?.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'id BIGINT',
    'small SMALLINT',
    'amount DECIMAL(12,2)',
    'any_number VARCHAR',
    'huge VARCHAR',
    'ratio DOUBLE',
    'ok BOOLEAN',
    'code VARCHAR',
    'short VARCHAR',
    'day DATE',
    'at TIMESTAMP',
    'zoned TIMESTAMP',
    'hour TIME',
    'span VARCHAR',
    'ids VARCHAR',
    'doc VARCHAR',
    'raw BLOB',
    'uid VARCHAR',
    'mood VARCHAR',
    'ip VARCHAR',
  ])
  expect(
    await rowsOf(`select id, amount::varchar, any_number, huge, code, zoned::varchar, ids, doc, hex(raw), span
      from raw_shop.every_type order by id desc limit 2`),
  ).toEqual([
    [
      9007199254740993n,
      '12.50',
      '123456789012345678.123',
      `1${'0'.repeat(39)}.0000000000`,
      '',
      '2024-02-29 08:00:00',
      '[1,null,3]',
      '{"a": [1, 2]}',
      '00FF',
      'P1D',
    ],
    [3, null, null, null, null, null, null, null, null, null],
  ])
})

test('partitions are one table, a table that may not be read costs itself only, all are of one moment', async () => {
  await owner.query(`create schema crm;
    create table crm.event (id int, day date) partition by range (day);
    create table crm.event_2024 partition of crm.event for values from ('2024-01-01') to ('2025-01-01');
    insert into crm.event select n, '2024-05-01' from generate_series(1, 5000) n;
    create table crm.late (id int); insert into crm.late values (1);
    create view crm.broken as select 1 / 0 as n; create view crm.kept as select 1 as n;
    create table crm.nothing ()`)
  const summary = await extract({
    schema: 'crm',
    onProgress: (event) => {
      if (event.kind === 'table-finished' && event.load.table === 'event')
        void owner.query('insert into crm.late values (2)')
    },
  })
  expect(summary.tables.map(({ table, rows }) => [table, rows])).toEqual([
    ['event', 5000],
    ['late', 1],
    ['nothing', 0],
  ])
  const reader = await source.connect()
  const database = { connection: reader, schema: 'crm', tables: ['broken', 'kept'] }
  const named = await extractFolder({ source: 'crm', input: { database }, connection })
  expect(named.tables.map(({ table }) => table)).toEqual(['kept'])
  expect(named.failures.map(({ file }) => file)).toEqual(['crm.broken'])
  await reader.close()
})

test('again: nothing new, then an upsert of what changed', async () => {
  await owner.query(`create schema app; create table app.users (id int, name text, at timestamptz);
    insert into app.users values (1, 'a', '2024-01-01'), (2, 'b', '2024-01-01')`)
  const options = { schema: 'app', mode: 'upsert', tables: { users: { key: ['id'], cursor: 'at' } } } as const
  expect(await extract(options)).toMatchObject({ rows: 2 })
  expect((await extract(options)).tables[0]).toMatchObject({ unchanged: true })
  await owner.query(`update app.users set name = 'B', at = '2024-01-02' where id = 2; delete from app.users where id = 1;
    alter table app.users add city text`)
  const changed = await extract(options)
  expect(changed.tables[0]?.changes).toEqual([{ kind: 'new', column: 'city', type: 'VARCHAR' }])
  expect(await rowsOf('select id, name from raw_app.users order by id')).toEqual([
    [1, 'a'],
    [2, 'B'],
  ])
})

test('of a table with key and cursor what changed since is read, ties and rows without a cursor too', async () => {
  await owner.query(`create schema inc; create table inc."Order" (id int, state text, "changedAt" timestamptz);
    insert into inc."Order" select n, 'new', timestamptz '2024-01-01 10:00:00.123456+02' + n * interval '1 minute'
    from generate_series(1, 100) n`)
  const settings = { key: ['id'], cursor: 'changedAt' }
  const options = { schema: 'inc', mode: 'upsert', tables: { order: settings } } as const
  expect((await extract(options)).tables[0]).toMatchObject({ rows: 100, files: ['inc.Order'] })
  await owner.query(`update inc."Order" set state = 'unseen' where id = 5;
    update inc."Order" set state = 'paid', "changedAt" = now() where id = 7;
    insert into inc."Order" select 101, 'new', "changedAt" from inc."Order" where id = 100;
    insert into inc."Order" values (102, 'draft', null)`)
  const changed = await extract(options)
  expect(changed.tables[0]?.files).toEqual(['inc.Order, changedAt from 2024-01-01 09:40:00.123456 on'])
  const stateOf = `select string_agg(state, ' ' order by id), count(*) from raw_inc."order" where id in (5, 7, 100, 101, 102)`
  expect(await rowsOf(stateOf)).toEqual([['new paid new new draft', 5]])
  await extract({ ...options, since: '2024-01-01' })
  expect(await rowsOf(stateOf)).toEqual([['unseen paid new new draft', 5]])
  expect((await extract({ ...options, tables: { order: { key: ['id'] } } })).tables[0]?.files).toEqual([
    'inc.Order',
  ])
})

test('no such schema, no such table', async () => {
  await expect(extract({ schema: 'nowhere' })).rejects.toMatchObject({ code: 'nothing-to-load' })
  const database = { connection: owner, schema: 'app', tables: ['user'] }
  await expect(extractFolder({ source: 'app', input: { database }, connection })).rejects.toMatchObject({
    code: 'no-such-table',
    hint: 'Is it users?',
  })
})
