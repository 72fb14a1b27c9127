import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import type { Adapter } from '@waypoint/adapter-contract'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postgresFactory } from './factory.ts'

let server: PostgresServer

beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

function open(change: Readonly<Record<string, unknown>> = {}): Promise<Adapter> {
  return postgresFactory.open({ ...server.credentials, retries: 0, ...change }, { rootDir: '/', threads: 1 })
}

async function ask(adapter: Adapter, sql: string): Promise<readonly unknown[]> {
  const connection = await adapter.connect()
  try {
    return (await connection.query(sql)).rows[0] ?? []
  } finally {
    await connection.close()
  }
}

function kill(adapter: Adapter, pid: unknown): Promise<unknown> {
  return ask(adapter, `select pg_terminate_backend(${String(pid)})`)
}

test('describe tells database and schema without a server', () => {
  const described = postgresFactory.describe(
    { ...server.credentials, host: 'nowhere.invalid' },
    { rootDir: '/', threads: 1 },
  )
  expect(described).toEqual({ database: 'postgres', schema: 'public' })
})

describe('a session', () => {
  test('has the search path, role and name of the profile, also when it is used again', async () => {
    const setup = await open()
    await ask(setup, 'create role "Some Role"; create role plain; create schema "odd, name"')
    const adapter = await open({
      search_path: '"odd, name", public',
      role: 'Some Role',
      application_name: 'nightly',
    })
    const settings =
      "select current_setting('search_path'), current_role, current_setting('application_name'), pg_backend_pid()"
    const first = await ask(adapter, settings)
    expect(first.slice(0, 3)).toEqual(['"odd, name", public', 'Some Role', 'nightly'])
    expect(await ask(adapter, settings)).toEqual(first)
    const folded = await open({ role: 'PLAIN' })
    expect(await ask(folded, 'select current_role')).toEqual(['plain'])
    await Promise.all([setup.close(), adapter.close(), folded.close()])
  })

  test('that is used again has nothing of its last use', async () => {
    const adapter = await open()
    const zone = "select current_setting('timezone')"
    const first = await ask(adapter, zone)
    const connection = await adapter.connect()
    await connection.query("set timezone = 'Asia/Kathmandu'; set role pg_monitor")
    await connection.close()
    expect(await ask(adapter, `${zone}, current_role`)).toEqual([...first, 'waypoint'])
    await adapter.close()
  })

  test('reads values alike whatever the server’s own formats are', async () => {
    const setup = await open()
    await ask(
      setup,
      "alter role waypoint set datestyle to 'German'; alter role waypoint set intervalstyle to 'iso_8601'; alter role waypoint set bytea_output to 'escape'",
    )
    const adapter = await open()
    expect(await ask(adapter, "select date '2024-02-29', interval '1 day', 'ab'::bytea")).toEqual([
      new Date('2024-02-29T00:00:00Z'),
      '1 day',
      Buffer.from('ab'),
    ])
    await ask(setup, 'alter role waypoint reset all')
    await Promise.all([setup.close(), adapter.close()])
  })
})

describe('what keeps a connection from being made is told with what to do', () => {
  test.each([
    ['a database that is not there', { dbname: 'nope' }, 'missing-database', /dbname/],
    ['a host that is not there', { host: 'nowhere.invalid' }, 'connection-failed', /host/],
    ['a socket that is not there', { host: '/nowhere' }, 'connection-failed', /server/],
    ['a role that is not there', { role: 'nope' }, 'permission-denied', /role/],
    ['no SSL where it is asked for', { sslmode: 'require' }, 'ssl-failed', /sslmode/],
    [
      'a certificate that is not there',
      { sslmode: 'require', sslrootcert: 'no.crt' },
      'unreadable-file',
      /path/,
    ],
  ])('%s', async (_name, change, code, hint) => {
    await expect(open(change)).rejects.toMatchObject({ code, hint: expect.stringMatching(hint) })
  })

  test('a port where nothing listens, with the address', async () => {
    const probe = createServer().listen(0, '127.0.0.1')
    await once(probe, 'listening')
    const address = probe.address()
    const port = typeof address === 'object' ? address?.port : undefined
    probe.close()
    await once(probe, 'close')
    await expect(open({ port })).rejects.toMatchObject({
      code: 'connection-failed',
      message: `PostgreSQL at 127.0.0.1:${port}: nothing listens there`,
    })
  })

  test('a server that does not answer, after connect_timeout', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const address = silent.address()
    const port = typeof address === 'object' ? address?.port : undefined
    await expect(open({ port, connect_timeout: 1, sslmode: 'disable' })).rejects.toMatchObject({
      code: 'connection-failed',
      message: expect.stringContaining('no answer in time'),
    })
    silent.close()
  })

  test('a server that is not up yet is tried again', async () => {
    const probe = createServer().listen(0, '127.0.0.1')
    await once(probe, 'listening')
    const address = probe.address()
    const port = typeof address === 'object' ? address?.port : undefined
    probe.close()
    await once(probe, 'close')
    const opening = open({ port, retries: 1 })
    const proxy = createServer((socket) => {
      const toServer = connect(Number(server.credentials['port']), '127.0.0.1')
      socket.pipe(toServer).pipe(socket)
    })
    setTimeout(() => proxy.listen(port, '127.0.0.1'), 300)
    const adapter = await opening
    expect(await ask(adapter, 'select 1')).toEqual([1])
    await adapter.close()
    proxy.close()
  })
})

describe('when the server ends a session', () => {
  test('between two queries, the next one is made on a new session', async () => {
    const [adapter, other] = await Promise.all([open(), open()])
    const connection = await adapter.connect()
    const [[pid] = []] = (await connection.query('select pg_backend_pid()')).rows
    await kill(other, pid)
    await new Promise((resolve) => setTimeout(resolve, 50))
    const [[next] = []] = (await connection.query('select pg_backend_pid()')).rows
    expect(next).not.toBe(pid)
    await Promise.all([adapter.close(), other.close()])
  })

  test('during a query it rejects; the connection works on', async () => {
    const [adapter, other] = await Promise.all([open(), open()])
    const connection = await adapter.connect()
    const [[pid] = []] = (await connection.query('select pg_backend_pid()')).rows
    const running = connection.query('select pg_sleep(60)')
    const refused = expect(running).rejects.toMatchObject({ code: 'connection-lost' })
    await kill(other, pid)
    await refused
    expect((await connection.query('select 1')).rows).toEqual([[1]])
    await Promise.all([adapter.close(), other.close()])
  })

  test('inside a transaction nothing runs outside of it: every statement rejects until the rollback', async () => {
    const [adapter, other] = await Promise.all([open(), open()])
    const connection = await adapter.connect()
    await connection.query('create table if not exists undone (id integer)')
    await connection.begin()
    await connection.query('insert into undone values (1)')
    const [[pid] = []] = (await connection.query('select pg_backend_pid()')).rows
    await kill(other, pid)
    await new Promise((resolve) => setTimeout(resolve, 50))
    const lost = { code: 'connection-lost' }
    await expect(connection.query('insert into undone values (2)')).rejects.toMatchObject(lost)
    await expect(connection.commit()).rejects.toMatchObject(lost)
    await connection.rollback()
    expect((await connection.query('select * from undone')).rows).toEqual([])
    await Promise.all([adapter.close(), other.close()])
  })
})

test('a query that outlasts the server’s statement_timeout says so', async () => {
  const adapter = await open()
  const connection = await adapter.connect()
  await connection.query('set statement_timeout = 50')
  await expect(connection.query('select pg_sleep(10)')).rejects.toMatchObject({ code: 'query-timeout' })
  await adapter.close()
})

test('a cancel is taken notice of within a fraction of a second', async () => {
  const adapter = await open()
  const connection = await adapter.connect()
  const running = connection.query('select pg_sleep(60)')
  const since = performance.now()
  setTimeout(() => adapter.cancel(connection), 20)
  await expect(running).rejects.toMatchObject({ code: 'query-cancelled' })
  expect(performance.now() - since).toBeLessThan(2000)
  await adapter.close()
})
