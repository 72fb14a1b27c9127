import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { postgresFactory } from '@waypoint/adapter-postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fileVersions } from '../file-versions.ts'
import { databasePath } from '../layout.ts'
import { publishSchemas } from '../postgres/publish-schemas.ts'
import { schemaVersions } from '../postgres/schema-versions.ts'
import { currentVersion } from '../version-store.ts'
import type { Carrier } from './carrier.ts'
import { csvCarrier } from './csv-carrier.ts'
import { keepCopy, type KeptCopy } from './keep-copy.ts'
import type { VersionToCopy } from './copy-version.ts'

let server: PostgresServer
let adapter: Adapter
let connection: Connection
let dir: string

beforeAll(async () => {
  server = await startPostgres()
  adapter = await postgresFactory.open(server.credentials, { rootDir: '', threads: 1 })
  connection = await adapter.connect()
  await connection.query(`
    create schema marts; create schema core; set timezone = 'Asia/Kolkata';
    create table core.customers as select i as id, 'name ' || i as name from generate_series(1, 1000) t(i);
    create table core.nobody (id int, name text);
    create table marts.values as select 1 as id, 12345678901234567890.12::numeric(38, 2) as exact, 7::numeric(38, 0) as whole,
      2.5::numeric as free, 0.1::float8 as share, date '2026-01-31' as day, timestamp '2026-01-31 10:11:12.123456' as at_local,
      timestamptz '2026-01-31 10:11:12.123456+00' as moment, true as is_so, array[1, 2] as parts, array['a,b', null, '"c"'] as words,
      '\\x00ff'::bytea as bytes, '{"a": 1}'::jsonb as document, E'two\\r\\n"lines"' as text, '' as empty, '\\N' as mark, null::text as nothing
    union all select 2, null, null, null, 'NaN', null, null, null, null, null, array[]::text[], null, null, null, null, null, null`)
  await publishDay(1)
})
afterAll(async () => {
  await connection.close()
  await adapter.close()
  await server.stop()
})
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'waypoint-copies-'))
  return () => rmSync(dir, { recursive: true, force: true })
})

const publishDay = (day: number) =>
  publishSchemas({
    adapter,
    connection,
    schemas: ['core', 'marts'],
    gates: [{ name: 'tests', passed: true, details: ['all'] }],
    keys: new Map([['core.customers', ['id']]]),
    meta: { sourceDataDay: '2025-12-31', publishedBy: 'Ana' },
    now: new Date(Date.UTC(2026, 0, day)),
  })

const versions = () => schemaVersions({ adapter, connection })

function keep(more: Partial<VersionToCopy> = {}): Promise<KeptCopy> {
  const asked = { adapter, versions: versions(), carrier: csvCarrier, target: 'prod', dir }
  return keepCopy({ ...asked, factory: duckdbFactory, ...more })
}

const names: string[] = []
const notingCarrier: Carrier = {
  ...csvCarrier,
  carry: async (relation) => {
    names.push(relation.relation.name)
    await csvCarrier.carry(relation)
  },
}

const files = (): readonly string[] => readdirSync(join(dir, 'versions')).toSorted()
const copies = () => fileVersions(dir, () => Promise.resolve(duckdbFactory))

function rowsOf(sql: string): Promise<readonly unknown[]> {
  return copies().open(undefined, async (reader) => (await reader.connection.query(sql)).rows)
}

test('a copy has the rows, the types of a build on DuckDB, and what the version says of itself', async () => {
  expect(await keep()).toMatchObject({ status: 'copied', version: '20260101T000000Z' })
  const copy = await currentVersion(dir)
  expect(copy).toMatchObject({
    version: '20260101T000000Z',
    source_data_day: '2025-12-31',
    published_by: 'Ana',
    rows: 1002,
    gates: [{ name: 'tests', passed: true }],
    copy_of: { target: 'prod' },
    relations: [{ name: 'customers', key: ['id'] }, { name: 'nobody', rows: 0 }, { name: 'values' }],
  })
  expect(copy?.content_hash).toBe((await versions().current())?.content_hash)
  expect(copy === null ? null : await copies().verify(copy)).toEqual({ state: 'whole' })
  expect(await rowsOf('select sum(id), count(name) from core.customers')).toEqual([[500_500, 1000]])
  expect(copy?.relations[2]?.columns.map(({ type }) => type).join(' ')).toBe(
    'INTEGER DECIMAL(38,2) HUGEINT DECIMAL(38,1) DOUBLE DATE TIMESTAMP TIMESTAMP WITH TIME ZONE BOOLEAN INTEGER[] ' +
      'VARCHAR[] BLOB VARCHAR VARCHAR VARCHAR VARCHAR VARCHAR',
  )
  expect(
    await rowsOf(`select exact::varchar, whole::varchar, free::varchar, share, day::varchar, at_local::varchar,
      epoch_us(moment)::varchar, is_so, parts, words, hex(bytes), document, text, empty, mark, nothing from marts.values where id = 1`),
  ).toEqual([
    [
      '12345678901234567890.12',
      '7',
      '2.5',
      0.1,
      '2026-01-31',
      '2026-01-31 10:11:12.123456',
      `${Date.UTC(2026, 0, 31, 10, 11, 12, 123)}456`,
      true,
      [1, 2],
      ['a,b', null, '"c"'],
      '00FF',
      '{"a": 1}',
      'two\r\n"lines"',
      '',
      '\\N',
      null,
    ],
  ])
  expect(await rowsOf('select isnan(share), words, exact, text from marts.values where id = 2')).toEqual([
    [true, [], null, null],
  ])
})

test('it follows to the next version and back, copies what has changed, and keeps the one before', async () => {
  await keep()
  expect(await keep()).toEqual({ status: 'current', version: '20260101T000000Z' })
  for (const day of [2, 3]) {
    await connection.query('insert into core.nobody values (1, null)')
    await publishDay(day)
    expect(await keep({ carrier: notingCarrier })).toMatchObject({
      status: 'copied',
      version: `2026010${day}T000000Z`,
    })
  }
  expect(files()).toEqual(
    [2, 3].flatMap((day) => [`2026010${day}T000000Z.duckdb`, `2026010${day}T000000Z.json`]),
  )
  expect(names).toEqual(['nobody', 'nobody'])
  await versions().rollback()
  expect(await keep()).toEqual({ status: 'switched', version: '20260102T000000Z' })
  expect(await rowsOf('select count(*) from core.nobody')).toEqual([[1]])
})

test('stopped half-way it leaves nothing, what was killed is cleared away, and a cut file is copied again', async () => {
  const stop = new AbortController()
  await expect(keep({ signal: stop.signal, onProgress: () => stop.abort() })).rejects.toThrow()
  expect(files()).toEqual([])
  expect(await currentVersion(dir)).toBeNull()
  writeFileSync(join(dir, 'versions', '.building-20260102T000000Z.duckdb'), 'half')
  writeFileSync(join(dir, 'versions', '.building-20260102T000000Z.duckdb.core.customers.csv'), '1,2')
  const { version } = (await keep()) as { readonly version: string }
  expect(files()).toEqual([`${version}.duckdb`, `${version}.json`])
  truncateSync(databasePath(dir, version), 4096)
  expect((await keep()).status).toBe('copied')
})

/** A way on which somebody changes what was carried. */
const losing = (condition: string): Partial<VersionToCopy> => ({
  carrier: {
    ...csvCarrier,
    carry: async (carried) => {
      await csvCarrier.carry(carried)
      if (carried.relation.name === 'customers')
        await carried.copy.query(condition.replace('it', carried.into))
    },
  },
})

test('rows that got lost on the way, or came as others, make no copy', async () => {
  await expect(keep(losing('delete from it where id = 7'))).rejects.toMatchObject({
    code: 'incomplete-copy',
    message: 'core.customers has 1000 rows and its copy 999.',
  })
  await expect(keep(losing(`update it set name = 'other' where id = 7`))).rejects.toMatchObject({
    code: 'incomplete-copy',
    message: 'core.customers and its copy have other values.',
  })
  expect(files()).toEqual([])
})
