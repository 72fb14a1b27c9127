import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { postgresFactory } from '@waypoint/adapter-postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { diffApart } from './apart/diff-apart.ts'
import { diffRelation } from './diff-relation.ts'

let server: PostgresServer
let adapter: Adapter
let connection: Connection

beforeAll(async () => {
  server = await startPostgres()
  adapter = await postgresFactory.open({ ...server.credentials }, { rootDir: '', threads: 1 })
  connection = await adapter.connect()
})

afterAll(async () => {
  await connection.close()
  await adapter.close()
  await server.stop()
})

test('on PostgreSQL the same is told, of two schemas of one database', async () => {
  await connection.query(`
      create schema prod; create schema dev;
      create table prod.orders as select i as id, i * 1.5 as amount, 'x' as note from generate_series(1, 3000) t(i);
      create table dev.orders as select id, case when id = 7 then null else amount end as amount, true as checked
        from prod.orders where id <> 9 union all select 9999, 1, false`)
  const pair = { name: 'orders', before: side('prod'), after: side('dev') }
  const keyed = await diffRelation({ ...pair, key: ['id'] }, { adapter, connection })
  expect(keyed).toMatchObject({
    status: 'changed',
    rowsBefore: 3000,
    rowsAfter: 3000,
    schema: { added: [{ name: 'checked' }], removed: [{ name: 'note' }] },
    rows: { added: 1, removed: 1, changed: 1, cells: [{ column: 'amount', changed: 1 }] },
  })
  expect(keyed.samples[0]).toEqual({
    kind: 'changed',
    row: { id: '7' },
    cells: [{ column: 'amount', before: '10.5', after: null }],
  })
  const whole = await diffRelation(pair, { adapter, connection })
  expect(whole.rows).toEqual({ added: 2, removed: 2, changed: 0, cells: [] })
})

/** The same values as either database writes them. */
const VALUES = `
  (1, 12.50, 0.1, 'a', date '2020-02-29', timestamp '2020-01-01 00:00:00.5', true, 9007199254740993),
  (2, -0.01, 1e20, 'ä|,"', date '0001-01-01', timestamp '1969-12-31 23:59:59.000001', false, -1),
  (3, null, -1.5e-7, '', date '9999-12-31', null, null, 0),
  (4, 1000, 12345678.123456789, null, null, timestamp '2020-06-01 12:00:00', true, null),
  (5, 0, cast('nan' as double precision), 'line
break', date '2020-01-01', timestamp '2020-06-01 12:00:00', true, 5),
  (6, 0.1, cast('-inf' as double precision), ' padded ', null, null, true, 6),
  (7, 99999999999999.99, 0, 'null', null, null, true, 7)`

const COLUMNS = `id integer, amount decimal(18, 2), ratio double precision, note varchar, day date, "at" timestamp, ok boolean, big bigint`

test('of two databases that no session sees both of, equal values are equal, and only what differs is fetched', async () => {
  const other = await duckdbFactory.open({ type: 'duckdb', path: ':memory:' }, { rootDir: '', threads: 1 })
  const scratchDatabase = await duckdbFactory.open(
    { type: 'duckdb', path: ':memory:' },
    { rootDir: '', threads: 1 },
  )
  const [there, scratch] = [await other.connect(), await scratchDatabase.connect()]
  try {
    for (const each of [connection, there]) {
      await each.query(`
        create schema apart; create table apart.many (${COLUMNS}); insert into apart.many values ${VALUES};
        insert into apart.many select i, i * 1.25, i / 3.0, cast(i as varchar), date '2020-01-01' + cast(i % 900 as integer), null, i % 2 = 0, i
          from ${each === there ? 'range(8, 5000) as t(i)' : 'generate_series(8, 4999) as t(i)'}`)
    }
    const many = { relation: { database: null, schema: 'apart', identifier: 'many' } }
    const sessions = {
      before: { adapter, connection },
      after: { adapter: other, connection: there },
      scratch: { adapter: scratchDatabase, connection: scratch },
    }
    const compare = () => diffApart({ name: 'many', before: many, after: many, key: ['id'] }, sessions)
    expect(await compare()).toMatchObject({
      status: 'equal',
      rowsBefore: 4999,
      schema: { added: [], removed: [], retyped: [] },
    })
    await there.query(`
      update apart.many set amount = 1000.01 where id = 4; update apart.many set note = null where id = 3;
      delete from apart.many where id = 77; alter table apart.many add column more date;
      alter table apart.many alter big type varchar`)
    expect(await compare()).toMatchObject({
      status: 'changed',
      rowsBefore: 4999,
      rowsAfter: 4998,
      schema: { added: [{ name: 'more' }], retyped: [{ name: 'big', before: 'bigint', after: 'VARCHAR' }] },
      rows: { added: 0, removed: 1, changed: 2 },
      samples: [
        { kind: 'changed', row: { id: '3' }, cells: [{ column: 'note', before: '', after: null }] },
        {
          kind: 'changed',
          row: { id: '4' },
          cells: [{ column: 'amount', before: '1000', after: '1000.01' }],
        },
        { kind: 'removed', row: { id: '77' } },
      ],
    })
  } finally {
    await scratch.close()
    await there.close()
    await scratchDatabase.close()
    await other.close()
  }
})

function side(schema: string) {
  return { relation: { database: null, schema, identifier: 'orders' } }
}
