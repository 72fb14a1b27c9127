import type { Adapter } from '@waypoint/adapter-contract'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { trinoFactory } from './factory.ts'
import { type Asked, type Reply, ScriptedServer } from './fixtures/scripted-server.ts'

const varchar = { rawType: 'varchar', arguments: [] }
const columns = ['catalog_name', 'connector_name'].map((name) => ({
  name,
  type: 'varchar',
  typeSignature: varchar,
}))

/** Version, and catalogs: what is asked when the adapter is opened. */
function greeting({ path }: Asked): Reply {
  if (path === '/v1/info') return { body: { nodeVersion: { version: '476' }, starting: false } }
  return {
    body: {
      id: 'q1',
      columns,
      data: [
        ['iceberg', 'iceberg'],
        ['tpch', 'tpch'],
      ],
    },
  }
}

const server = new ScriptedServer(greeting)
beforeAll(() => server.start())
afterAll(() => server.stop())
beforeEach(() => server.script(greeting))

const profile = (change: object = {}) => ({
  type: 'trino',
  host: '127.0.0.1',
  port: server.port,
  user: 'me',
  database: 'iceberg',
  schema: 'dev',
  retries: 2,
  ...change,
})
const open = (change: object = {}): Promise<Adapter> =>
  trinoFactory.open(profile(change), { rootDir: '/', threads: 1 })

const refused = (errorName: string, message = 'line 1:1: no') => ({
  body: { id: 'q2', error: { message, errorName, errorType: 'USER_ERROR' } },
})

describe('what keeps a server from being used is told with what to do', () => {
  test.each<[string, object, (asked: Asked) => Reply, object]>([
    [
      'an old version',
      {},
      () => ({ body: { nodeVersion: { version: '423' } } }),
      { code: 'unsupported-server', hint: /431/ },
    ],
    [
      'one that starts',
      {},
      () => ({ body: { nodeVersion: { version: '476' }, starting: true } }),
      { code: 'server-not-ready' },
    ],
    [
      'another catalog',
      { database: 'icebreg' },
      greeting,
      { code: 'missing-database', hint: /Is it iceberg\?/ },
    ],
    [
      'a catalog of another kind',
      { database: 'tpch' },
      greeting,
      { code: 'unsupported-server', message: /connector tpch/ },
    ],
    ['a refused login', {}, () => ({ status: 401 }), { code: 'authentication-failed', hint: /password/ }],
    ['what is no Trino', {}, () => ({ status: 404 }), { code: 'connection-failed', hint: /coordinator/ }],
    ['one that is overrun', { retries: 0 }, () => ({ status: 503 }), { code: 'server-not-ready' }],
  ])('%s', async (_name, change, answer, expected) => {
    server.script(answer)
    const matching = Object.fromEntries(
      Object.entries(expected).map(([key, value]) => [
        key,
        value instanceof RegExp ? expect.stringMatching(value) : value,
      ]),
    )
    await expect(open(change)).rejects.toMatchObject(matching)
  })

  test('nothing listens there', async () => {
    const gone = new ScriptedServer(greeting)
    await gone.start()
    const { port } = gone
    await gone.stop()
    await expect(open({ port, retries: 0 })).rejects.toMatchObject({
      code: 'connection-failed',
      message: `Trino at http://127.0.0.1:${port}: nothing listens there.`,
    })
  })
})

describe('a statement', () => {
  const begun = { id: 'q2', nextUri: '{base}/v1/statement/q2/1', updateType: 'INSERT', updateCount: 3 }

  test('carries who, from where, for which node, and as what session', async () => {
    const adapter = await open({
      client_tags: ['nightly'],
      roles: { system: 'admin' },
      session_properties: { query_max_run_time: '2h' },
      http_headers: { 'X-Team': 'data' },
    })
    const connection = await adapter.connect()
    server.script(({ body }) => ({
      body: { id: 'q2' },
      headers: body.startsWith('set') ? { 'X-Trino-Set-Session': 'join_reordering=a%3Db' } : {},
    }))
    await connection.query("set session join_reordering = 'a=b'", { node: 'model.shop.a,b' })
    await connection.query('select 1')
    expect(server.asked[0]?.headers).toMatchObject({
      'x-trino-user': 'me',
      'x-trino-source': 'waypoint',
      'x-trino-client-tags': 'nightly,model.shop.a b',
      'x-trino-catalog': 'iceberg',
      'x-trino-schema': 'dev',
      'x-trino-role': 'system=ROLE%7Badmin%7D',
      'x-trino-session': 'query_max_run_time=2h',
      'x-trino-time-zone': 'UTC',
      'x-trino-client-capabilities': 'PARAMETRIC_DATETIME',
      'x-team': 'data',
    })
    expect(server.asked[1]?.headers['x-trino-session']).toBe('query_max_run_time=2h,join_reordering=a%3Db')
    await adapter.close()
  })

  test('is part of the transaction that was started, until that ends', async () => {
    const adapter = await open()
    const connection = await adapter.connect()
    server.script(({ body }) => ({
      body: { id: 'q2' },
      headers: body.startsWith('start')
        ? { 'X-Trino-Started-Transaction-Id': 'tx-1' }
        : body === 'rollback'
          ? { 'X-Trino-Clear-Transaction-Id': 'true' }
          : {},
    }))
    for (const sql of ['start transaction read only', 'select 1', 'rollback', 'select 2']) {
      await connection.query(sql)
    }
    expect(server.asked.map(({ headers }) => headers['x-trino-transaction-id'])).toEqual([
      'NONE',
      'tx-1',
      'tx-1',
      'NONE',
    ])
    await adapter.close()
  })

  test('is sent again where the server could not take it, and its pages asked for again', async () => {
    const adapter = await open()
    const connection = await adapter.connect()
    server.script(({ method }, count) => {
      if (count % 2 === 1) return { status: count === 1 ? 503 : 429 }
      return { body: method === 'POST' ? begun : { id: 'q2', updateType: 'INSERT', updateCount: 3 } }
    })
    const { rowsAffected, response } = await connection.query('insert into t values 1, 2, 3')
    expect([rowsAffected, response]).toEqual([
      3,
      { _message: 'INSERT 3', code: 'INSERT', query_id: 'q2', rows_affected: 3 },
    ])
    expect(server.asked.map(({ method }) => method)).toEqual(['POST', 'POST', 'GET', 'GET'])
    await adapter.close()
  })

  test('that lost against another one is run again', async () => {
    const adapter = await open()
    const connection = await adapter.connect()
    server.script((_asked, count) => (count < 3 ? refused('ICEBERG_COMMIT_ERROR') : { body: { id: 'q3' } }))
    await connection.query('update t set a = 1')
    expect(server.asked).toHaveLength(3)
    await adapter.close()
  })

  test('is stopped at the server when its reader goes', async () => {
    const adapter = await open()
    const connection = await adapter.connect()
    const data = [['a', 'b']]
    server.script(({ method }) =>
      method === 'DELETE' ? { status: 204 } : { body: { ...begun, columns, data } },
    )
    await connection.query('select 1', { limit: 1 })
    expect(server.asked.at(-1)).toMatchObject({ method: 'DELETE', path: '/v1/statement/q2/1' })
    await adapter.close()
  })

  test.each([
    ['NO_NODES_AVAILABLE', 'no-worker'],
    ['EXCEEDED_LOCAL_MEMORY_LIMIT', 'out-of-memory'],
    ['REMOTE_HOST_GONE', 'worker-lost'],
    ['MERGE_TARGET_ROW_MULTIPLE_MATCHES', 'constraint-violated'],
    ['EXCEEDED_TIME_LIMIT', 'query-timeout'],
  ])('%s is %s, with what to do', async (name, code) => {
    const adapter = await open()
    const connection = await adapter.connect()
    server.script(() => refused(name))
    await expect(connection.query('select 1')).rejects.toMatchObject({ code, hint: expect.any(String) })
    await adapter.close()
  })

  test('of several is pointed at in the whole text', async () => {
    const adapter = await open()
    const connection = await adapter.connect()
    server.script((_asked, count) =>
      count === 1
        ? { body: { id: 'q2' } }
        : {
            body: {
              id: 'q3',
              error: {
                message: "line 2:8: Column 'nope' cannot be resolved",
                errorName: 'COLUMN_NOT_FOUND',
                errorType: 'USER_ERROR',
                errorLocation: { lineNumber: 2, columnNumber: 8 },
              },
            },
          },
    )
    const sql = 'select 1;\nselect nope'
    await expect(connection.query(sql)).rejects.toMatchObject({
      code: 'binding-failed',
      sql,
      sqlOffset: sql.indexOf('nope'),
    })
    await adapter.close()
  })
})
