import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openVersion } from './open-version.ts'
import { pruneVersions } from './prune-versions.ts'
import { publish, type PublishOptions, type PublishResult } from './publish.ts'
import { currentVersion, damagedVersions, listVersions, rollback } from './version-store.ts'

let root: string
let dir: string
let warehouse: Adapter
let connection: Connection

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'waypoint-publish-'))
  dir = join(root, 'published')
  warehouse = await duckdbFactory.open({ type: 'duckdb', path: 'wh.duckdb' }, { rootDir: root, threads: 1 })
  connection = await warehouse.connect()
  await connection.query(`
    create schema marts; create schema core; create schema staging;
    create table core.customers as select i as id, 'name ' || i as name from range(1000) t(i);
    create view marts.health as select id, id % 100 as score from core.customers;
    create table marts.money as select 1 as id, 12.50::decimal(18, 2) as mrr, [1, 2] as parts;
    create table staging.scratch as select 1 as x`)
})

afterEach(async () => {
  await warehouse.close()
  await rm(root, { recursive: true })
})

const nine = new Date('2026-11-21T09:00:00Z')
const passed = { name: 'tests', passed: true, details: [] }

function run(options: Partial<PublishOptions> = {}): Promise<PublishResult> {
  return publish({ connection, dir, schemas: ['core', 'marts'], gates: [passed], now: nine, ...options })
}

async function published(sql: string, version?: string): Promise<readonly unknown[]> {
  const chosen = version === undefined ? {} : { version }
  const { adapter } = await openVersion({ dir, factory: duckdbFactory, ...chosen })
  try {
    return (await (await adapter.connect()).query(sql)).rows
  } finally {
    await adapter.close()
  }
}

async function change(): Promise<void> {
  await connection.query('update marts.money set mrr = mrr + 1')
}

describe('a version', () => {
  test('holds the serving relations, views as tables, and nothing else', async () => {
    const result = await run({ meta: { sourceDataDay: '2026-11-20', publishedBy: 'ops', reason: 'daily' } })
    expect(result).toMatchObject({
      status: 'published',
      version: { version: '20261121T090000Z', rows: 2001, source_data_day: '2026-11-20', reason: 'daily' },
    })
    const relations = await published(
      `select schema_name || '.' || table_name from duckdb_tables() union all
       select view_name from duckdb_views() where not internal order by all`,
    )
    expect(relations).toEqual([['core.customers'], ['marts.health'], ['marts.money']])
    expect(await published('select * from marts.money')).toEqual([[1, { decimal: '12.50' }, [1, 2]]])
    expect(await published('select sum(score) from marts.health')).toEqual([[49500]])
  })

  test('has no copy of what is left out', async () => {
    expect(await run({ leftOut: new Set(['marts.money']) })).toMatchObject({ version: { rows: 2000 } })
    await expect(published('from marts.money')).rejects.toThrow('money')
  })

  test('cannot be written: neither through the database nor as a file', async () => {
    await run()
    await expect(published('create table marts.x as select 1')).rejects.toMatchObject({
      code: 'read-only-database',
    })
    await expect(published(`select * from read_csv('${join(root, 'other.csv')}')`)).rejects.toMatchObject({
      code: 'external-access-off',
    })
    const { mode } = await stat(join(dir, 'versions', '20261121T090000Z.duckdb'))
    expect(mode & 0o777).toBe(0o444)
    expect((await readdir(join(dir, 'versions'))).toSorted()).toEqual([
      '20261121T090000Z.duckdb',
      '20261121T090000Z.json',
    ])
  })

  test('is not made again when nothing has changed, in whatever order the rows lie', async () => {
    await run()
    await connection.query('create or replace table core.customers as from core.customers order by id desc')
    expect(await run()).toMatchObject({ status: 'unchanged', version: { version: '20261121T090000Z' } })
    expect(await listVersions(dir)).toHaveLength(1)
  })

  test('the warehouse may be called like a schema', async () => {
    const named = await duckdbFactory.open({ path: 'marts.duckdb' }, { rootDir: root, threads: 1 })
    const own = await named.connect()
    await own.query('create schema marts.marts; create table marts.marts.t as select 1 as id')
    expect(await run({ connection: own, schemas: ['marts'] })).toMatchObject({ status: 'published' })
    await named.close()
  })

  test('further relations can be named; one that is not there is refused', async () => {
    await run({ relations: [{ schema: 'staging', name: 'scratch' }] })
    expect(await published('select * from staging.scratch')).toEqual([[1]])
    await expect(run({ relations: [{ schema: 'staging', name: 'nope' }] })).rejects.toMatchObject({
      code: 'missing-relation',
    })
    await expect(run({ schemas: ['nowhere'] })).rejects.toMatchObject({ code: 'nothing-to-publish' })
  })
})

describe('gates', () => {
  const failing = { name: 'tests', passed: false, details: ['unique_customers_id: 3 failing rows'] }

  test('a failed one refuses, says why, and leaves what readers see', async () => {
    await run()
    await change()
    const result = await run({ gates: [passed, failing] })
    expect(result).toMatchObject({ status: 'refused', failed: [failing], error: { code: 'publish-refused' } })
    expect(result.status === 'refused' && result.error.message).toContain(
      'unique_customers_id: 3 failing rows',
    )
    expect(await published('select mrr from marts.money')).toEqual([[{ decimal: '12.50' }]])
  })

  test('it can be overridden with a reason that is kept', async () => {
    await run({ gates: [failing], override: { reason: 'known duplicate, fixed tomorrow' } })
    expect(await currentVersion(dir)).toMatchObject({
      gates: [failing],
      override: { reason: 'known duplicate, fixed tomorrow' },
    })
  })
})

describe('several versions', () => {
  test('rollback moves readers to the one before, and any other', async () => {
    await run()
    await change()
    await run({ now: new Date('2026-11-22T09:00:00Z') })
    expect((await rollback(dir)).version).toBe('20261121T090000Z')
    expect(await published('select mrr from marts.money')).toEqual([[{ decimal: '12.50' }]])
    await expect(rollback(dir)).rejects.toMatchObject({ code: 'no-earlier-version' })
    await rollback(dir, { version: '20261122T090000Z' })
    expect(await published('select mrr from marts.money')).toEqual([[{ decimal: '13.50' }]])
    await expect(rollback(dir, { version: '../../etc' })).rejects.toMatchObject({ code: 'unknown-version' })
  })

  test('a taken second and a clock set back still give later names', async () => {
    await run()
    await change()
    await run()
    await change()
    await run({ now: new Date('2020-01-01T00:00:00Z') })
    expect((await listVersions(dir)).map(({ version }) => version)).toEqual([
      '20261121T090000Z-03',
      '20261121T090000Z-02',
      '20261121T090000Z',
    ])
  })

  test('a reader stays on the version that it opened while the next is published', async () => {
    await run()
    const { adapter } = await openVersion({ dir, factory: duckdbFactory })
    const reader = await adapter.connect()
    await change()
    const [result, ...answers] = await Promise.all([
      run(),
      ...Array.from({ length: 20 }, () => reader.query('select mrr from marts.money')),
    ])
    expect(result.status).toBe('published')
    for (const { rows } of answers) expect(rows).toEqual([[{ decimal: '12.50' }]])
    await adapter.close()
    expect(await published('select mrr from marts.money')).toEqual([[{ decimal: '13.50' }]])
  })
})

test('a reader of a version that is pruned meanwhile reads on', async () => {
  await run()
  const { adapter } = await openVersion({ dir, factory: duckdbFactory })
  const reader = await adapter.connect()
  for (const day of [22, 23, 24]) {
    await change()
    await run({ now: new Date(Date.UTC(2026, 10, day)) })
  }
  expect((await pruneVersions(dir, 1)).map(({ version }) => version)).toContain('20261121T090000Z')
  await expect(
    openVersion({ dir, version: '20261121T090000Z', factory: duckdbFactory }),
  ).rejects.toMatchObject({
    code: 'unknown-version',
  })
  expect((await reader.query('select mrr from marts.money')).rows).toEqual([[{ decimal: '12.50' }]])
  expect((await reader.query('select sum(score) from marts.health')).rows).toEqual([[49500]])
  await adapter.close()
})

describe('what goes wrong leaves the last version', () => {
  test('a file that somebody deleted, a description that was cut', async () => {
    await run()
    await change()
    await run({ now: new Date('2026-11-22T09:00:00Z') })
    await rm(join(dir, 'versions', '20261122T090000Z.duckdb'), { force: true })
    await expect(openVersion({ dir, factory: duckdbFactory })).rejects.toMatchObject({
      code: 'damaged-version',
      hint: expect.stringContaining('waypoint rollback'),
    })
    await expect(rollback(dir, { version: '20261122T090000Z' })).rejects.toMatchObject({
      code: 'damaged-version',
    })
    expect(await damagedVersions(dir)).toEqual([
      { version: '20261122T090000Z', because: 'its file is missing' },
    ])
    expect((await rollback(dir)).version).toBe('20261121T090000Z')
    await writeFile(join(dir, 'versions', '20261121T090000Z.json'), '{"version"')
    expect(await listVersions(dir)).toEqual([])
    expect(await run({ now: new Date('2026-11-23T09:00:00Z') })).toMatchObject({ status: 'published' })
  })

  test('a relation that cannot be read', async () => {
    await run()
    await change()
    await connection.query('create view marts.broken as select error(name) from core.customers')
    await expect(run()).rejects.toMatchObject({ code: 'query-failed' })
    expect((await readdir(join(dir, 'versions'))).filter((name) => name.startsWith('.'))).toEqual([])
    expect(await published('select mrr from marts.money')).toEqual([[{ decimal: '12.50' }]])
    await connection.query('drop view marts.broken')
    expect(await run()).toMatchObject({ status: 'published' })
  })

  test('cancelled on the way', async () => {
    const controller = new AbortController()
    const running = run({ signal: controller.signal, onProgress: () => controller.abort() })
    await expect(running).rejects.toMatchObject({ code: 'query-cancelled' })
    expect(await currentVersion(dir)).toBeNull()
    expect(await run()).toMatchObject({ status: 'published' })
  })

  test('leftovers of a publish that was killed are removed', async () => {
    await mkdir(join(dir, 'versions'), { recursive: true })
    await writeFile(join(dir, '.publishing'), '999999999')
    await writeFile(join(dir, 'versions', '.building-20261121T080000Z.duckdb'), 'half')
    await writeFile(join(dir, 'versions', '20261121T080000Z.duckdb'), 'whole, but without its manifest')
    await run()
    expect((await readdir(join(dir, 'versions'))).toSorted()).toEqual([
      '20261121T090000Z.duckdb',
      '20261121T090000Z.json',
    ])
    expect((await readdir(dir)).toSorted()).toEqual(['current.json', 'versions'])
  })

  test('a second publish to the same folder says who is at it', async () => {
    await mkdir(dir, { recursive: true })
    await writeFile(join(dir, '.publishing'), String(process.ppid))
    await expect(run()).rejects.toMatchObject({ code: 'publish-running' })
  })

  test('a folder that cannot be made', async () => {
    await writeFile(join(root, 'file'), '')
    await expect(run({ dir: join(root, 'file', 'published') })).rejects.toMatchObject({
      code: 'missing-folder',
    })
  })

  test('nothing published yet, a pointer that is no JSON', async () => {
    await expect(openVersion({ dir, factory: duckdbFactory })).rejects.toMatchObject({
      code: 'nothing-published',
    })
    await run()
    await writeFile(join(dir, 'current.json'), '{')
    await expect(openVersion({ dir, factory: duckdbFactory })).rejects.toMatchObject({
      code: 'damaged-version',
    })
  })
})

test('the pointer is a small file that anyone can read', async () => {
  await run()
  expect(JSON.parse(await readFile(join(dir, 'current.json'), 'utf8'))).toEqual({
    version: '20261121T090000Z',
    file: 'versions/20261121T090000Z.duckdb',
    switched_at: '2026-11-21T09:00:00.000Z',
    previous: null,
  })
})
