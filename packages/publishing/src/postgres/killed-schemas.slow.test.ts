import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { type Adapter, cellText, type Connection } from '@waypoint/adapter-contract'
import { postgresFactory } from '@waypoint/adapter-postgres'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishSchemas } from './publish-schemas.ts'
import { schemaVersions } from './schema-versions.ts'

const ROWS = 2000

let server: PostgresServer
let adapter: Adapter

beforeAll(async () => {
  // What is committed outlives a crash of the server, as it does where nobody has changed the default.
  server = await startPostgres({ synchronous_commit: 'on' })
  adapter = await open()
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
    const again = await open()
    try {
      await (await again.connect()).query('select 1')
      return again
    } catch {
      await again.close().catch(() => undefined)
      await wait(50)
    }
  }
}
