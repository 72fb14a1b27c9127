import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { trinoServer } from '@waypoint/adapter-conformance/trino-server'
import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { trinoFactory } from '@waypoint/adapter-trino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fileVersions } from '../file-versions.ts'
import { lakeVersions } from '../lake/lake-versions.ts'
import { publishLake } from '../lake/publish-lake.ts'
import { currentVersion } from '../version-store.ts'
import { keepCopy, type KeptCopy } from './keep-copy.ts'
import { type Lake, lakeCarrier } from './lake-carrier.ts'

const schema = 'waypoint_copied'
const { credentials, lake } = trinoServer(schema)
const landing = { folder: join(lake, 'landing'), location: 'local:///landing' }
let adapter: Adapter
let connection: Connection
let dir: string

beforeAll(async () => {
  adapter = await trinoFactory.open(credentials, { rootDir: '/', threads: 1 })
  connection = await adapter.connect()
  await cleanUp()
  await connection.query(`create schema ${schema}`)
  // More cells than come over the protocol, and a few of every kind.
  await connection.query(
    `create table ${schema}.many as select i * 1000 + j as id, cast(i as double) / 7 as share, cast(j as varchar) as words,
       cast(i * j as decimal(18, 2)) as amount, date '2026-01-01' + interval '1' day * j as day,
       at_timezone(timestamp '2026-01-01 00:00:00.123456 UTC', 'Asia/Kolkata') as moment
     from unnest(sequence(0, 49)) as s(i) cross join unnest(sequence(0, 999)) as t(j)`,
  )
  await connection.query(
    `create table ${schema}.kinds as select 1 as id, decimal '123456789012345678.90' as exact, true as is_so,
       timestamp '2026-01-31 10:11:12.123456' as at_local, timestamp '2026-01-31 10:11:12.123456 UTC' as moment, array[1, 2] as parts,
       array['a,b', null] as words, x'00ff' as bytes, '' as empty, 'two
"lines"' as text, cast(null as varchar) as nothing, nan() as share`,
  )
  await connection.query(`create table ${schema}.nobody (id bigint)`)
})
afterAll(async () => {
  await cleanUp()
  await adapter.close()
})
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'waypoint-copies-'))
  return () => rmSync(dir, { recursive: true, force: true })
})

async function cleanUp(): Promise<void> {
  for (const name of await adapter.listSchemas(connection, null)) {
    if (name.startsWith(schema) || name === `published_${schema}` || name === 'waypoint_versions') {
      await connection.query(`drop schema "${name}" cascade`)
    }
  }
}

const publishDay = (day: number) =>
  publishLake({ adapter, connection, schemas: [schema], gates: [], now: new Date(Date.UTC(2026, 0, day)) })

const keep = (through: Lake['landing']): Promise<KeptCopy> =>
  keepCopy({
    adapter,
    versions: lakeVersions(adapter, connection),
    carrier: lakeCarrier({ catalog: adapter.database, landing: through, owner: 'test' }),
    target: 'lake',
    dir,
    factory: duckdbFactory,
  })

const landed = (): readonly string[] =>
  existsSync(landing.folder)
    ? readdirSync(landing.folder).filter((name) => name.startsWith('copy_test_'))
    : []

const tablesLeft = async () =>
  (await connection.query(`show tables from waypoint_versions like 'copy!_%' escape '!'`)).rows

async function copied(sql: string): Promise<readonly unknown[]> {
  const versions = fileVersions(dir, () => Promise.resolve(duckdbFactory))
  return versions.open(undefined, async (reader) => (await reader.connection.query(sql)).rows)
}

test.each([
  ['through a folder that both see', landing],
  ['over the protocol', null],
])(
  'a copy %s has the rows and the types of a build on DuckDB, and leaves nothing behind',
  async (_, through) => {
    await publishDay(1)
    expect(await keep(through)).toMatchObject({ status: 'copied', version: '20260101T000000Z' })
    const copy = await currentVersion(dir)
    const types = (at: number) => copy?.relations[at]?.columns.map(({ type }) => type)
    expect(types(0)?.join(' ')).toBe(
      'INTEGER DECIMAL(20,2) BOOLEAN TIMESTAMP TIMESTAMP WITH TIME ZONE INTEGER[] VARCHAR[] BLOB VARCHAR VARCHAR VARCHAR DOUBLE',
    )
    expect(types(1)).toEqual([
      'BIGINT',
      'DOUBLE',
      'VARCHAR',
      'DECIMAL(18,2)',
      'DATE',
      'TIMESTAMP WITH TIME ZONE',
    ])
    expect(copy?.relations[2]).toMatchObject({ name: 'nobody', rows: 0 })
    expect(
      await copied(`select exact::varchar, at_local::varchar, epoch_us(moment)::varchar, parts, words, hex(bytes), empty, text,
      nothing, isnan(share) from ${schema}.kinds`),
    ).toEqual([
      [
        '123456789012345678.90',
        '2026-01-31 10:11:12.123456',
        `${Date.UTC(2026, 0, 31, 10, 11, 12, 123)}456`,
        [1, 2],
        ['a,b', null],
        '00FF',
        '',
        'two\n"lines"',
        null,
        true,
      ],
    ])
    expect(
      await copied(`select count(*), count(distinct id), sum(amount)::varchar, max(day)::varchar, epoch_us(min(moment))::varchar
      from ${schema}.many`),
    ).toEqual([[50_000, 50_000, '611887500.00', '2028-09-26', `${Date.UTC(2026, 0, 1, 0, 0, 0, 123)}456`]])
    expect([landed(), await tablesLeft()]).toEqual([[], []])
  },
)

test('what a killed copy has left in the lake goes with the next one, and that of others stays', async () => {
  for (const name of ['copy_test_1', 'copy_another_1']) {
    await connection.query(
      `create table waypoint_versions.${name} with (location = '${landing.location}/${name}') as select 1 as id`,
    )
  }
  expect(landed()).toEqual(['copy_test_1'])
  await keep(landing)
  expect([landed(), await tablesLeft()]).toEqual([[], [['copy_another_1']]])
  await connection.query('drop table waypoint_versions.copy_another_1')
})
