import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { randomKills } from '@waypoint/adapter-conformance/random-kills'
import { type Adapter, cellText, type Connection } from '@waypoint/adapter-contract'
import { postgresFactory } from '@waypoint/adapter-postgres'
import { build } from 'esbuild'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishSchemas } from './publish-schemas.ts'
import { schemaVersions } from './schema-versions.ts'

const ROWS = 2000

const kills = randomKills(6)
/** Inside the package, where the driver that stays outside the bundle is found. */
const program = join(
  import.meta.dirname,
  '../../node_modules/.cache',
  `publish-schemas-once-${process.pid}.mjs`,
)

let server: PostgresServer
let adapter: Adapter

beforeAll(async () => {
  // What is committed outlives a crash of the server, as it does where nobody has changed the default.
  server = await startPostgres({ synchronous_commit: 'on' })
  adapter = await open()
  await build({
    entryPoints: [join(import.meta.dirname, '../fixtures/publish-schemas-once.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['pg-native'],
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
    logLevel: 'error',
  })
  await withConnection((connection) =>
    connection.query(`
      create schema marts;
      create table marts.daily as select i as id, 0 as generation from generate_series(1, ${ROWS}) t(i);
      create view marts.summary as select generation, count(*)::int as n from marts.daily group by 1`),
  )
})

afterAll(async () => {
  await adapter.close()
  await server.stop()
  await rm(program, { force: true })
})

const open = () => postgresFactory.open(server.credentials, { rootDir: '', threads: 1 })

async function withConnection<T>(use: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await adapter.connect()
  try {
    return await use(connection)
  } finally {
    await connection.close().catch(() => undefined)
  }
}

function publish(connection: Connection) {
  return publishSchemas({ adapter, connection, schemas: ['marts'], gates: [] })
}

const pidOf = async (connection: Connection): Promise<number> =>
  Number((await connection.query('select pg_backend_pid()')).rows[0]?.[0])

interface Death {
  /** The number of the statement. */
  readonly at: number
  readonly end: () => Promise<unknown>
}

/** Ends the session on the server just before a statement, or, of every second one, while it runs. */
function dying(connection: Connection, { at, end }: Death) {
  const calls = { count: 0 }
  const query: Connection['query'] = async (sql, options) => {
    calls.count += 1
    if (calls.count !== at) return connection.query(sql, options)
    const ending = end()
    if (at % 2 === 0) await ending
    try {
      return await connection.query(sql, options)
    } finally {
      await ending
    }
  }
  return { calls, connection: { ...connection, query } }
}

/** What readers get: one generation, whole, by a table and a view alike. */
async function generation(): Promise<number> {
  return withConnection(async (connection) => {
    const { rows } = await connection.query(
      'select d.generation, count(*)::int, min(s.n) from published_marts.daily as d join published_marts.summary as s using (generation) group by 1',
    )
    expect(rows).toEqual([[rows[0]?.[0], ROWS, ROWS]])
    const booked = await schemaVersions({ adapter, connection }).list()
    const schemas = await connection.query(`select nspname from pg_namespace where nspname like '%@%'`)
    expect(schemas.rows.map(([name]) => cellText(name)).toSorted()).toEqual(
      booked.map(({ version }) => `marts@${version}`).toSorted(),
    )
    return Number(rows[0]?.[0])
  })
}

async function change(): Promise<void> {
  await withConnection((connection) => connection.query('update marts.daily set generation = generation + 1'))
}

test('a session that ends at any statement leaves whole versions only, and the next publish completes', async () => {
  await withConnection(publish)
  await change()
  const whole = await withConnection(async (connection) => {
    const { calls, connection: counted } = dying(connection, { at: -1, end: async () => undefined })
    await publish(counted)
    return calls.count
  })
  expect(whole).toBeGreaterThan(15)
  let last = await generation()
  for (let at = 1; at <= whole; at += 1) {
    await change()
    await withConnection(async (connection) => {
      const pid = await pidOf(connection)
      const end = () => withConnection((other) => other.query(`select pg_terminate_backend(${pid})`))
      const { calls, connection: ending } = dying(connection, { at, end })
      await publish(ending).catch((error: { readonly code: string }) =>
        expect(['connection-lost', 'transaction-failed']).toContain(error.code),
      )
      if (calls.count >= at) await gone(pid)
    })
    const now = await generation()
    expect(now).toBeGreaterThanOrEqual(last)
    last = now
  }
  expect(await withConnection(publish)).toMatchObject({
    status: expect.stringMatching(/published|unchanged/),
  })
  expect(await generation()).toBe(whole + 1)
  await withConnection((connection) => schemaVersions({ adapter, connection }).prune(2))
  expect(await generation()).toBe(whole + 1)
})

/** A session that was ended holds its locks until its process has ended. */
async function gone(pid: number): Promise<void> {
  const sql = `select count(*)::int from pg_stat_activity where pid = ${pid}`
  while ((await withConnection((connection) => connection.query(sql))).rows[0]?.[0] !== 0) await wait(5)
}

async function publishInProcess(killAfterMs?: number) {
  const child = spawn(process.execPath, [program, JSON.stringify(server.credentials)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const [pid]: readonly Buffer[] = await once(child.stdout, 'data')
  const startedAt = performance.now()
  if (killAfterMs !== undefined) {
    await Promise.race([wait(killAfterMs), ended])
    child.kill('SIGKILL')
  }
  const [, signal]: readonly unknown[] = await ended
  await gone(Number(pid?.toString()))
  return { wasKilled: signal === 'SIGKILL', milliseconds: performance.now() - startedAt }
}

test(`${kills.title} of a process that publishes: whole versions only, and the next publish completes`, async () => {
  const { milliseconds } = await publishInProcess()
  let last = await generation()
  let killed = 0
  for (let number = 0; killed < kills.count; number += 1) {
    if ((await publishInProcess(kills.share(number) * milliseconds)).wasKilled) killed += 1
    const now = await generation()
    expect(now).toBeGreaterThanOrEqual(last)
    last = now
  }
  await change()
  expect(await withConnection(publish)).toMatchObject({ status: 'published' })
  expect(await generation()).toBeGreaterThan(last)
}, 1_800_000)

test('a server that restarts in the middle leaves the published version whole; when it is back, publishing goes on', async () => {
  await change()
  const before = await generation()
  await withConnection(async (connection) => {
    const pid = await pidOf(connection)
    // A backend that is killed makes the server end all sessions and recover, as after a crash.
    const end = async () => process.kill(pid, 'SIGKILL')
    await expect(publish(dying(connection, { at: 9, end }).connection)).rejects.toMatchObject({
      code: 'connection-lost',
    })
  })
  await adapter.close().catch(() => undefined)
  adapter = await whenBack()
  expect(await generation()).toBe(before)
  expect(await withConnection(publish)).toMatchObject({ status: 'published' })
  expect(await generation()).toBe(before + 1)
})

async function whenBack(): Promise<Adapter> {
  for (;;) {
    let again: Adapter | undefined
    try {
      again = await open()
      await (await again.connect()).query('select 1')
      return again
    } catch {
      await again?.close().catch(() => undefined)
      await wait(50)
    }
  }
}
