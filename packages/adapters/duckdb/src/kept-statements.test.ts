import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { duckdbFactory } from './factory.ts'

let rootDir: string
let adapter: Adapter
let connection: Connection

beforeAll(async () => {
  rootDir = await mkdtemp(join(tmpdir(), 'waypoint-kept-'))
  const file = { type: 'duckdb', path: 'w.duckdb' }
  const writer = await duckdbFactory.open(file, { rootDir, threads: 1 })
  const session = await writer.connect()
  await session.query(`create table t as select n as id, 'name ' || n as name from range(5) as r(n);
    create schema other; create table other.t as select 7 as id, 'seven' as name`)
  await writer.close()
  adapter = await duckdbFactory.open({ ...file, read_only: true }, { rootDir, threads: 1 })
  connection = await adapter.connect()
})
afterAll(async () => {
  await adapter.close()
  await rm(rootDir, { recursive: true })
})

const nameOf = async (id: unknown, sql = 'select name from t where id = $1'): Promise<unknown> =>
  (await connection.query(sql, { parameters: [id as number] })).rows

test('a statement that is run again answers for the values of that run', async () => {
  expect([await nameOf(1), await nameOf(3), await nameOf(9)]).toEqual([[['name 1']], [['name 3']], []])
})

test('values may be of another type, or none', async () => {
  expect([await nameOf(2), await nameOf('2'), await nameOf(null), await nameOf(2)]).toEqual([
    [['name 2']],
    [['name 2']],
    [],
    [['name 2']],
  ])
})

test('after a failure it runs again', async () => {
  const divided = 'select 1 // id from t where id = cast($1 as integer)'
  expect(await nameOf('1', divided)).toEqual([[1]])
  await expect(nameOf('one', divided)).rejects.toThrow(/convert/i)
  await expect(connection.query(divided, { parameters: [] })).rejects.toMatchObject({
    code: 'wrong-parameters',
  })
  expect(await nameOf('1', divided)).toEqual([[1]])
})

test('its names mean what they mean when it runs', async () => {
  const first = 'select max(id) from t where id > $1'
  expect(await nameOf(0, first)).toEqual([[4]])
  await connection.query('set schema = other')
  expect(await nameOf(0, first)).toEqual([[7]])
  await connection.query('set schema = main')
  expect(await nameOf(0, first)).toEqual([[4]])
})

test('more statements than are kept do no harm', async () => {
  for (let n = 0; n < 300; n += 1) {
    expect(await nameOf(1, `select name, ${n % 150} from t where id = $1`)).toEqual([['name 1', n % 150]])
  }
})
