import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databasePath } from './layout.ts'
import { openVersion } from './open-version.ts'
import { publish, type PublishResult } from './publish.ts'
import { verifyVersion } from './verify-version.ts'

let dir: string

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'waypoint-views-'))
})

afterAll(() => rm(dir, { recursive: true }))

const VIEWS = ['of_view', 'of_table', 'of_function', 'renamed', 'two_of_one']

/** Publishes `marts` after the statements; its views as views. */
async function published(sql: string): Promise<Extract<PublishResult, { readonly status: 'published' }>> {
  const openIt = () => duckdbFactory.open({ path: 'warehouse.duckdb' }, { rootDir: dir, threads: 1 })
  await (await openIt()).close()
  const file = await open(join(dir, 'warehouse.duckdb'), 'r')
  const adapter = await openIt()
  try {
    const connection = await adapter.connect()
    await connection.query(sql)
    const asViews = new Set(VIEWS.map((name) => `marts.${name}`))
    const alone = { beside: await adapter.connect(), file }
    const result = await publish({ connection, alone, dir, schemas: ['marts'], asViews, gates: [] })
    if (result.status !== 'published') throw new Error(result.status)
    return result
  } finally {
    await adapter.close()
    await file.close()
  }
}

async function reading(sql: string): Promise<readonly unknown[]> {
  const { adapter } = await openVersion({ dir, factory: duckdbFactory })
  try {
    const { rows } = await (await adapter.connect()).query(sql)
    return rows.flat()
  } finally {
    await adapter.close()
  }
}

test('a view of tables stays a view, which reads what came along under whatever name the file has', async () => {
  const { version } = await published(`create schema steps; create schema marts;
    create table steps.people as select i as id, 'name ' || i as name from range(1000) t(i);
    create table steps.days as select i as id, i % 10 as day from range(5000) t(i);
    create table steps.unread as select 1 as x;
    create table marts.plain as select 1 as x;
    create view steps.step as from steps.people;
    create view marts.of_table as select count(*) as n, '"catalog_name":"warehouse"' as text from warehouse.steps.people;
    create view marts.two_of_one as with days as (select * from warehouse.steps.days), twice as (select * from days)
      select people.name, day from twice join warehouse.steps.people using (id) where day <> 3;
    create view marts.of_view as select count(*) as n from warehouse.steps.step;
    create view marts.of_function as select i, random() as r from range(3) t(i);
    create view marts.renamed(one, other) as select id, name from warehouse.steps.people`)
  expect(version.relations.map(({ name, rows, reads }) => [name, rows, reads])).toEqual([
    ['of_function', 3, undefined],
    ['of_table', 1, ['steps.people']],
    ['of_view', 1, undefined],
    ['plain', 1, undefined],
    ['renamed', 1000, undefined],
    ['two_of_one', 900, ['steps.days', 'steps.people']],
  ])
  expect(version.carried?.map(({ name, rows }) => [name, rows])).toEqual([
    ['people', 1000],
    ['days', 5000],
  ])
  expect(await reading("select name from marts.two_of_one where name = 'name 14'")).toEqual(['name 14'])
  expect(await reading('select text from marts.of_table')).toEqual(['"catalog_name":"warehouse"'])
  expect((await reading('select n from marts.of_view')).map(Number)).toEqual([1000])
  expect(
    await reading("select table_name from duckdb_tables() where schema_name = 'steps' order by all"),
  ).toEqual(['days', 'people'])
  expect(await verifyVersion(dir, version, duckdbFactory)).toEqual({ state: 'whole' })
})

test('another row of a table that it reads, or another definition, is another version', async () => {
  const { version: rows } = await published(`insert into steps.people values (1000, 'more')`)
  const { version } = await published(`create or replace view marts.of_table as
    select count(*) as n, 'other' as text from warehouse.steps.people`)
  const hashes = [rows, version].map((each) => each.relations.find(({ name }) => name === 'of_table')?.hash)
  expect(new Set(hashes).size).toBe(2)
  const other = version.relations.map((each) =>
    each.name === 'of_table' ? { ...each, hash: hashes[0] ?? '' } : each,
  )
  expect(await verifyVersion(dir, { ...version, relations: other }, duckdbFactory)).toEqual({
    state: 'damaged',
    because: 'marts.of_table is another view',
  })
  const carried = version.carried?.map((each) => ({ ...each, rows: 0 })) ?? []
  expect(await verifyVersion(dir, { ...version, carried }, duckdbFactory)).toMatchObject({
    because: expect.stringContaining('steps.people has other rows'),
  })
})

test('who has the warehouse and a version open reads each of them', async () => {
  const { version } = await published(`delete from steps.people where id > 0`)
  await published(`delete from steps.people`)
  const adapter = await duckdbFactory.open({ path: 'warehouse.duckdb' }, { rootDir: dir, threads: 1 })
  const connection = await adapter.connect()
  await connection.query(`attach '${databasePath(dir, version.version)}' as of_then (read_only)`)
  const { rows } = await connection.query(
    'select (select n from of_then.marts.of_table), (select n from marts.of_table)',
  )
  expect(rows.map((row) => row.map(Number))).toEqual([[1, 0]])
  await adapter.close()
})
