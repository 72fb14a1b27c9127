import { trinoServer } from '@waypoint/adapter-conformance/trino-server'
import type { Adapter, Cell, Connection } from '@waypoint/adapter-contract'
import { trinoFactory } from '@waypoint/adapter-trino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PublishedVersion } from '../version.ts'
import { lakeVersions } from './lake-versions.ts'
import { publishLake } from './publish-lake.ts'

const schema = 'waypoint_served'
let adapter: Adapter
let connection: Connection

beforeAll(async () => {
  adapter = await trinoFactory.open(trinoServer(schema).credentials, { rootDir: '/', threads: 1 })
  connection = await adapter.connect()
  await cleanUp()
  await connection.query(`create schema ${schema}`)
})
afterAll(async () => {
  await cleanUp()
  await adapter.close()
})

async function cleanUp(): Promise<void> {
  for (const name of await adapter.listSchemas(connection, null)) {
    if (name.startsWith(schema) || name === `published_${schema}` || name === 'waypoint_versions') {
      await connection.query(`drop schema "${name}" cascade`)
    }
  }
}

async function build(rows: number): Promise<void> {
  await connection.query(
    `create or replace table ${schema}.numbers as select n, n * 2 as twice from unnest(sequence(1, ${rows})) as s(n)`,
  )
  await connection.query(
    `create or replace view ${schema}.total as select sum(n) as total from ${schema}.numbers`,
  )
}

const publishNow = (day: number) =>
  publishLake({
    adapter,
    connection,
    schemas: [schema],
    gates: [],
    now: new Date(Date.UTC(2026, 0, day)),
  })
const versions = () => lakeVersions(adapter, connection)
const rows = async (sql: string): Promise<readonly (readonly Cell[])[]> => (await connection.query(sql)).rows

test('a version shows what was there, whatever is built afterwards; readers are moved and moved back', async () => {
  expect(await versions().current()).toBeNull()
  await build(3)
  const first = await publishNow(1)
  expect(first).toMatchObject({ status: 'published', version: { rows: 4 } })
  await build(5)
  const published = `select (select count(*) from published_${schema}.numbers), (select total from published_${schema}.total)`
  expect(await rows(published)).toEqual([[3, 6]])
  const second = await publishNow(2)
  expect(second.status).toBe('published')
  expect(await rows(published)).toEqual([[5, 15]])
  const before = await versions().rollback()
  expect(before.version).toBe('20260101T000000Z')
  expect(await rows(published)).toEqual([[3, 6]])
  await versions().open('20260102T000000Z', async (reader) => {
    const { rows: found } = await reader.connection.query(
      `select count(*) from ${reader.schemaOf(schema)}.numbers`,
    )
    expect(found).toEqual([[5]])
  })
})

test('whoever reads a version names its tables without a schema, and writes nothing', async () => {
  await versions().open('20260102T000000Z', async (reader) => {
    expect((await reader.connection.query('select total from total')).rows).toEqual([[15]])
    await expect(reader.connection.query(`delete from ${schema}.numbers`)).rejects.toThrow(
      /read-only|autocommit/,
    )
  })
  expect(await rows(`select count(*) from ${schema}.numbers`)).toEqual([[5]])
})

test('nothing new is no version', async () => {
  await versions().rollback({ version: '20260102T000000Z' })
  expect((await publishNow(3)).status).toBe('unchanged')
  expect((await versions().list()).map(({ version }) => version)).toEqual([
    '20260102T000000Z',
    '20260101T000000Z',
  ])
  expect(
    (await adapter.listSchemas(connection, null)).filter((name) => name.includes('__v20260103')),
  ).toEqual([])
})

test('a version whose state is gone is damaged, the others are whole; old ones go', async () => {
  const [latest, first] = await versions().list()
  const check = (version: PublishedVersion | undefined) =>
    version === undefined ? null : versions().verify(version)
  expect([await check(latest), await check(first)]).toEqual([{ state: 'whole' }, { state: 'whole' }])
  await connection.query(`drop table ${schema}.numbers`)
  expect(await check(latest)).toMatchObject({ state: 'damaged' })
  await build(7)
  await publishNow(4)
  expect((await versions().prune(1)).removed.map(({ version }) => version)).toEqual(['20260101T000000Z'])
  expect(await versions().list()).toHaveLength(2)
})

test('two who publish at once make two versions, and readers are shown the one that is current', async () => {
  await build(8)
  const another = await trinoFactory.open(trinoServer(schema).credentials, { rootDir: '/', threads: 1 })
  const anothersConnection = await another.connect()
  const now = new Date(Date.UTC(2026, 0, 5))
  const shared = { schemas: [schema], gates: [], now }
  const both = await Promise.all([
    publishLake({ adapter, connection, ...shared }),
    publishLake({ adapter: another, connection: anothersConnection, ...shared }),
  ])
  await another.close()
  expect(both.map(({ status }) => status)).toEqual(['published', 'published'])
  const made = both.flatMap((result) => (result.status === 'published' ? [result.version.version] : []))
  expect(new Set(made).size).toBe(2)
  const current = await versions().current()
  expect(made).toContain(current?.version)
  expect(await rows(`select count(*) from published_${schema}.numbers`)).toEqual([[8]])
})
