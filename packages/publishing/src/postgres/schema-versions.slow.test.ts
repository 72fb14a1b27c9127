import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { cellText, type Adapter, type Connection } from '@waypoint/adapter-contract'
import { postgresFactory } from '@waypoint/adapter-postgres'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PublishResult } from '../publish.ts'
import type { ReadableVersions } from '../stored-versions.ts'
import { publishSchemas, type PublishSchemasOptions } from './publish-schemas.ts'
import { schemaVersions } from './schema-versions.ts'

let server: PostgresServer
let adapter: Adapter
let connection: Connection
let reader: Connection
let versions: ReadableVersions

beforeAll(async () => {
  server = await startPostgres()
  adapter = await postgresFactory.open(server.credentials, { rootDir: '', threads: 1 })
})

afterAll(async () => {
  await adapter.close()
  await server.stop()
})

beforeEach(async () => {
  connection = await adapter.connect()
  reader = await adapter.connect()
  versions = schemaVersions({ adapter, connection, waitMs: 0 })
  await connection.query(`
    create schema marts; create schema core; create schema staging;
    create table core.customers as select i as id, 'name ' || i as name from generate_series(1, 1000) t(i);
    create view marts.health as select id, id % 100 as score from core.customers;
    create table marts.money as select 1 as id, 12.50::numeric(18, 2) as mrr, array[1, 2] as parts;
    create table staging.scratch as select 1 as x`)
})

afterEach(async () => {
  await reader.close()
  const { rows } = await connection.query(
    `select quote_ident(nspname) from pg_namespace where nspname ~ '@|^published_|^waypoint_|^marts$|^core$|^staging$|^bi$'`,
  )
  await connection.query(`drop schema ${rows.map(([name]) => cellText(name)).join(', ')} cascade`)
  await connection.close()
})

const passed = { name: 'tests', passed: true, details: [] }
const day = (date: number): Date => new Date(Date.UTC(2026, 10, date, 9))

function run(options: Partial<PublishSchemasOptions> = {}): Promise<PublishResult> {
  const asked = { adapter, connection, schemas: ['core', 'marts'], gates: [passed], now: day(21), waitMs: 0 }
  return publishSchemas({ ...asked, ...options })
}

async function mrr(by: Connection = reader): Promise<string> {
  return cellText((await by.query('select mrr from published_marts.money')).rows[0]?.[0])
}

const change = () => connection.query('update marts.money set mrr = mrr + 1')

test('a version holds tables and views of one moment, and readers name views that never change their name', async () => {
  const keys = new Map([['core.customers', ['id']]])
  const result = await run({ keys, meta: { sourceDataDay: '2026-11-20' }, leftOut: new Set(['marts.none']) })
  expect(result).toMatchObject({
    status: 'published',
    version: {
      version: '20261121T090000Z',
      rows: 2001,
      source_data_day: '2026-11-20',
      relations: [{ schema: 'core', name: 'customers', key: ['id'] }, { name: 'health' }, { name: 'money' }],
    },
  })
  expect(await mrr()).toBe('12.50')
  expect((await reader.query('select sum(score) from published_marts.health')).rows).toEqual([[49500]])
  expect(await versions.verify(await versions.read('20261121T090000Z'))).toEqual({ state: 'whole' })
  expect(await run()).toMatchObject({ status: 'unchanged' })
  await expect(run({ relations: [{ schema: 'staging', name: 'nope' }] })).rejects.toMatchObject({
    code: 'missing-relation',
  })
  expect(await run({ gates: [{ ...passed, passed: false }] })).toMatchObject({ status: 'refused' })
})

test('its tables refuse to be written; where somebody got round that, verifying finds it', async () => {
  await run()
  const table = '"marts@20261121T090000Z".money'
  await expect(connection.query(`update ${table} set mrr = 0`)).rejects.toMatchObject({
    code: 'read-only-database',
  })
  await expect(reader.query('truncate published_marts.money')).rejects.toThrow()
  await connection.query(`alter table ${table} disable trigger immutable; update ${table} set mrr = 0`)
  const version = await versions.read('20261121T090000Z')
  expect(await versions.verify(version)).toEqual({ state: 'damaged', because: 'marts.money has other rows' })
  await connection.query(`drop table ${table} cascade`)
  expect(await versions.verify(version)).toEqual({ state: 'damaged', because: 'marts.money is missing' })
  await expect(versions.rollback({ version: version.version })).rejects.toMatchObject({
    code: 'damaged-version',
  })
})

test('rollback moves all views at once, and a version can be asked for', async () => {
  await run()
  await change()
  await run({ now: day(22) })
  expect(await mrr()).toBe('13.50')
  expect((await versions.rollback()).version).toBe('20261121T090000Z')
  expect(await mrr()).toBe('12.50')
  await expect(versions.rollback()).rejects.toMatchObject({ code: 'no-earlier-version' })
  await expect(versions.rollback({ version: 'nope' })).rejects.toMatchObject({ code: 'unknown-version' })
  await versions.rollback({ version: '20261122T090000Z' })
  expect((await versions.current())?.version).toBe('20261122T090000Z')
  await change()
  expect(await run({ now: day(1) })).toMatchObject({ version: { version: '20261122T090000Z-02' } })
})

describe('a reader', () => {
  test('that has begun to read keeps its version, of all views, until its transaction ends', async () => {
    await run()
    await reader.begin()
    expect(await mrr()).toBe('12.50')
    await change()
    const blocked = run({ now: day(22) })
    await expect(blocked).rejects.toMatchObject({
      code: 'readers-in-the-way',
      message: expect.stringMatching(/session \d+ \(.*idle in transaction/),
      hint: expect.stringContaining('waypoint rollback 20261122T090000Z'),
    })
    expect(await mrr()).toBe('12.50')
    await reader.commit()
    await versions.rollback({ version: '20261122T090000Z' })
    expect(await mrr()).toBe('13.50')
  })

  test('never sees two versions in one statement, while versions are switched as fast as they can be', async () => {
    await connection.query(
      'create table core.generation as select 1 as n; create table marts.generation as select 1 as n',
    )
    await run()
    await connection.query('update core.generation set n = 2; update marts.generation set n = 2')
    await run({ now: day(22) })
    const seen = new Set<string>()
    const enough = new AbortController()
    const reading = (async () => {
      while (!enough.signal.aborted) {
        const { rows } = await reader.query(
          'select c.n, m.n from published_core.generation as c, published_marts.generation as m',
        )
        seen.add(JSON.stringify(rows[0]))
      }
    })()
    const patient = schemaVersions({ adapter, connection })
    for (let index = 0; index < 12; index += 1) {
      await patient.rollback({ version: index % 2 === 0 ? '20261121T090000Z' : '20261122T090000Z' })
    }
    enough.abort()
    await reading
    expect([...seen].toSorted()).toEqual(['[1,1]', '[2,2]'])
  })

  test('who opens a version keeps it, its tables are not pruned, and it cannot be written', async () => {
    await run()
    await versions.open(undefined, async (opened) => {
      expect([opened.version.version, opened.schemaOf('marts')]).toEqual([
        '20261121T090000Z',
        'marts@20261121T090000Z',
      ])
      for (const date of [22, 23, 24]) {
        await change()
        await run({ now: day(date) })
      }
      expect((await versions.prune(1)).held).toMatchObject([{ version: '20261121T090000Z' }])
      expect((await opened.connection.query('select mrr from money')).rows).toEqual([[{ decimal: '12.50' }]])
      await expect(opened.connection.query('drop schema staging')).rejects.toThrow(/read-only/)
    })
    expect((await versions.prune(1)).removed).toHaveLength(1)
    await expect(versions.open('20261121T090000Z', async () => undefined)).rejects.toMatchObject({
      code: 'unknown-version',
    })
  })

  test('of a version that is pruned is waited for, and the version stays until it has ended', async () => {
    for (const date of [21, 22, 23, 24]) {
      await run({ now: day(date) })
      await change()
    }
    await reader.begin()
    await reader.query('select * from "marts@20261121T090000Z".money')
    const first = await versions.prune(1)
    expect([first.removed, first.held].map((list) => list.map(({ version }) => version))).toEqual([
      ['20261122T090000Z'],
      ['20261121T090000Z'],
    ])
    await reader.commit()
    expect((await versions.prune(1)).removed).toHaveLength(1)
    expect((await versions.list()).map(({ version }) => version)).toEqual([
      '20261124T090000Z',
      '20261123T090000Z',
    ])
  })
})

test('views keep their rights and what was built on them; other columns are refused where something is', async () => {
  await run()
  await connection.query(`
    do $$ begin create role analyst; exception when duplicate_object then null; end $$;
    grant select on published_marts.money to analyst;
    create schema bi; create view bi.money as select mrr from published_marts.money`)
  const mayRead = async () =>
    (await connection.query(`select has_table_privilege('analyst', 'published_marts.money', 'select')`))
      .rows[0]?.[0]
  await connection.query(`update marts.money set mrr = 99; alter table marts.money add column more int`)
  await run({ now: day(22) })
  expect((await reader.query('select mrr from bi.money')).rows).toEqual([[{ decimal: '99.00' }]])
  await connection.query('alter table marts.money drop column parts')
  await expect(run({ now: day(23) })).rejects.toMatchObject({
    code: 'view-in-use',
    message: expect.stringContaining('bi.money'),
  })
  expect(await mrr()).toBe('99.00')
  await connection.query('drop view bi.money')
  await versions.rollback({ version: '20261123T090000Z' })
  expect(await mayRead()).toBe(true)
})

test('a table that is replaced while it is copied is copied whole, before or after', async () => {
  const builder = await adapter.connect()
  const replacing: Promise<unknown>[] = []
  const result = await run({
    onProgress: ({ index }) => {
      if (index > 1) return
      replacing.push(
        builder.query(`begin; create table marts.next as select 2 as id, 1::numeric(18, 2) as mrr, array[1] as parts;
          drop table marts.money; alter table marts.next rename to money; commit`),
      )
    },
  })
  await Promise.all(replacing)
  await builder.close()
  expect(result).toMatchObject({ status: 'published', version: { rows: 2001 } })
  expect(await mrr()).toBe('12.50')
})

test('a second publish says who is at it', async () => {
  const other = await adapter.connect()
  await run()
  await other.query(`select pg_advisory_lock(hashtext('waypoint'), hashtext('publish'))`)
  await expect(run({ now: day(22) })).rejects.toMatchObject({
    code: 'publish-running',
    message: expect.stringMatching(/Session \d+ \(waypoint\)/),
  })
  await other.close()
})

test('a full disk of the server: the error says so, readers keep their version, and with space it goes on', async ({
  skip,
}) => {
  const disk = mkdtempSync(join(tmpdir(), 'waypoint-small-disk-'))
  const owner = statSync(server.socketDir)
  const options = `size=2m,uid=${owner.uid},gid=${owner.gid},mode=700`
  if (spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status !== 0)
    return skip('a small disk cannot be mounted without root')
  try {
    await run()
    await connection.query(`create tablespace small location '${disk}'`)
    await connection.query('set default_tablespace = small')
    await connection.query(
      `create table core.noise tablespace pg_default as select md5(i::text) as noise from generate_series(1, 100000) t(i)`,
    )
    await change()
    await expect(run({ now: day(22) })).rejects.toMatchObject({
      code: 'disk-full',
      hint: expect.stringContaining('disk space'),
    })
    expect(await mrr()).toBe('12.50')
    expect(await versions.list()).toHaveLength(1)
    spawnSync('/bin/mount', ['-o', 'remount,size=64m', disk])
    expect(await run({ now: day(22) })).toMatchObject({ status: 'published' })
    expect(await mrr()).toBe('13.50')
    await connection.query(
      'drop schema core, marts, "core@20261122T090000Z", "marts@20261122T090000Z" cascade',
    )
    await connection.query('drop tablespace small')
  } finally {
    await connection.query('reset default_tablespace')
    spawnSync('/bin/umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  }
})
