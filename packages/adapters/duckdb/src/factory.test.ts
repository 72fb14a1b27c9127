import type { Adapter } from '@waypoint/adapter-contract'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { duckdbFactory } from './factory.ts'

let rootDir: string

beforeEach(async () => {
  rootDir = await mkdtemp(join(tmpdir(), 'waypoint-factory-'))
})
afterEach(() => rm(rootDir, { recursive: true }))

function open(credentials: Readonly<Record<string, unknown>> = {}): Promise<Adapter> {
  return duckdbFactory.open({ type: 'duckdb', path: 'w.duckdb', ...credentials }, { rootDir, threads: 2 })
}

async function query(adapter: Adapter, sql: string): Promise<readonly unknown[]> {
  return (await (await adapter.connect()).query(sql)).rows
}

test('describe tells database and schema without touching the disk', () => {
  const described = duckdbFactory.describe(
    { path: 'no/such/dir/x.duckdb', schema: 'dev' },
    { rootDir, threads: 1 },
  )
  expect(described).toEqual({ database: 'x', schema: 'dev' })
})

describe('one file in one process is opened once', () => {
  test('two adapters share it, by whatever path, and it lives until the last is closed', async () => {
    const first = await open()
    await query(first, 'create table t as select 1 as id')
    await symlink(join(rootDir, 'w.duckdb'), join(rootDir, 'linked.duckdb'))
    const second = await open({ path: 'linked.duckdb' })
    await first.close()
    expect(await query(second, 'select id from t')).toEqual([[1]])
    await second.close()
    const third = await open()
    expect(await query(third, 'select id from t')).toEqual([[1]])
    await third.close()
  })

  test('opened for writing it cannot also be opened read-only', async () => {
    const writer = await open()
    await expect(open({ read_only: true })).rejects.toMatchObject({ code: 'database-in-use' })
    await writer.close()
    const reader = await open({ read_only: true })
    await expect(query(reader, 'create table t (id int)')).rejects.toMatchObject({
      code: 'read-only-database',
    })
    await reader.close()
  })

  test('databases in memory are apart', async () => {
    const [one, two] = await Promise.all([open({ path: ':memory:' }), open({ path: ':memory:' })])
    await query(one, 'create table t as select 1 as id')
    await expect(query(two, 'select * from t')).rejects.toMatchObject({ code: 'missing-relation' })
    await Promise.all([one.close(), two.close()])
  })
})

describe('settings and attached databases', () => {
  test('settings hold on every connection', async () => {
    const adapter = await open({ settings: { TimeZone: 'America/New_York', memory_limit: '200MB' } })
    const settings = `select current_setting('TimeZone'), current_setting('memory_limit')`
    expect(await query(adapter, settings)).toEqual(await query(adapter, settings))
    expect(await query(adapter, settings)).toEqual([['America/New_York', '190.7 MiB']])
    await adapter.close()
  })

  test('a setting that DuckDB does not know is named', async () => {
    const adapter = await open({ settings: { no_such_setting: "'; drop table t; --" } })
    await expect(adapter.connect()).rejects.toMatchObject({
      code: 'invalid-profile',
      message: expect.stringContaining('no_such_setting'),
    })
    await adapter.close()
  })

  test('an attached database is there under its alias', async () => {
    const raw = await open({ path: 'raw.duckdb' })
    await query(raw, 'create table t as select 7 as id')
    await raw.close()
    const adapter = await open({ attach: [{ path: 'raw.duckdb', alias: 'raw "data"', read_only: true }] })
    expect(await query(adapter, 'select id from "raw ""data""".main.t')).toEqual([[7]])
    await adapter.close()
  })
})

describe('extensions and secrets', () => {
  // Where there is no network, or no such extension anywhere.
  const offline = { config_options: { custom_extension_repository: 'http://127.0.0.1:9' } }

  test('one that is built in needs nothing', async () => {
    await (await open({ extensions: ['json', { name: 'parquet' }] })).close()
  })

  test.each([
    ['an extension', { extensions: ['no_such_extension'] }, 'no_such_extension'],
    ['a kind of database', { attach: [{ path: 'a.db', type: 'no_such_type' }] }, 'no_such_type'],
  ])('%s whose download fails is named, with what to do', async (_name, credentials, extension) => {
    await expect(open({ ...offline, ...credentials })).rejects.toMatchObject({
      code: 'extension-unavailable',
      message: expect.stringContaining(extension),
      hint: expect.stringContaining(`install ${extension}`),
    })
  })

  test('a secret is there, under its name and scope', async () => {
    const adapter = await open({
      secrets: [{ type: 'http', name: 'my api', bearer_token: "hu'sh", scope: ['http://a', 'http://b'] }],
    })
    const secrets = 'select name, type, persistent, scope from duckdb_secrets()'
    expect(await query(adapter, secrets)).toEqual([['my api', 'http', false, ['http://a', 'http://b']]])
    await adapter.close()
  })

  test('a secret that DuckDB refuses is told without its values', async () => {
    const error: unknown = await open({ secrets: [{ type: 'http', name: 'api', no_such: 'hush' }] }).catch(
      (cause: unknown) => cause,
    )
    expect(error).toMatchObject({ code: 'invalid-profile', message: expect.stringContaining('no_such') })
    expect(JSON.stringify(error)).not.toContain('hush')
  })
})

test('relative paths in SQL begin in the project', async () => {
  await writeFile(join(rootDir, 'data.csv'), 'id\n7\n')
  const adapter = await open()
  expect(await query(adapter, "select id from 'data.csv'")).toEqual([[7]])
  await adapter.close()
})

test('without transactions, as the profile may ask', async () => {
  const adapter = await open({ disable_transactions: true })
  expect(adapter.capabilities).toMatchObject({ transactions: false, transactionalDdl: false })
  await adapter.close()
})

describe('what cannot be opened is told with what to do', () => {
  test.each([
    ['a file that is no database', 'notes.txt', 'not-a-database'],
    ['a folder that is not there', 'nowhere/w.duckdb', 'missing-folder'],
    ['a folder', 'folder', 'io-failed'],
  ])('%s', async (_name, path, code) => {
    await writeFile(
      join(rootDir, 'notes.txt'),
      'no database, but long enough to be taken for one '.repeat(300),
    )
    await mkdir(join(rootDir, 'folder'))
    await expect(open({ path })).rejects.toMatchObject({ code })
  })

  test('read-only without a file', async () => {
    await expect(open({ read_only: true })).rejects.toMatchObject({ code: 'missing-database' })
  })

  test('a file that another process has open: its process id and command are told', async () => {
    const driver = createRequire(import.meta.url).resolve('@duckdb/node-api')
    const program = `const { DuckDBInstance } = require(${JSON.stringify(driver)})
      DuckDBInstance.create(${JSON.stringify(join(rootDir, 'w.duckdb'))}).then(() => { console.log('open'); setTimeout(() => {}, 1e6) })`
    const other = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(other.stdout, 'data')
    await expect(open()).rejects.toMatchObject({
      code: 'database-locked',
      message: expect.stringMatching(new RegExp(`process ${other.pid} \\(.*node.* -e `)),
    })
    const waiting = open({ retries: { connect_attempts: 3 } })
    other.kill('SIGKILL')
    await once(other, 'exit')
    await (await waiting).close()
  })
})

test('out of memory and out of temporary space', async () => {
  const adapter = await open({
    settings: { memory_limit: '30MB', max_temp_directory_size: '1MB', temp_directory: join(rootDir, 'temp') },
  })
  const big = 'select count(*) from (select random() as r from range(20000000) order by r)'
  await expect(query(adapter, big)).rejects.toMatchObject({
    code: expect.stringMatching(/^(out-of-memory|disk-full)$/),
    hint: expect.any(String),
  })
  await adapter.close()
})
