import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rollback } from '@waypoint/publishing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestServer, type TestServer } from './fixtures/test-server.ts'

let server: TestServer
let first: string

beforeAll(async () => {
  server = await createTestServer({ limits: { sqlSeconds: 1 } })
})

afterAll(() => server.close())

const json = async (path: string, init?: RequestInit) => {
  const response = await server.ask(path, init)
  return {
    status: response.status,
    body: (await response.json()) as Record<string, never>,
    headers: response.headers,
  }
}

const sql = (text: string, limit = 10) =>
  json('/api/v1/sql', {
    method: 'POST',
    body: JSON.stringify({ sql: text, limit }),
    headers: { 'content-type': 'application/json' },
  })

const post = (path: string, body: unknown) =>
  json(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })

describe('before anything is published', () => {
  test('it lives, is not ready, and says what to do', async () => {
    expect((await server.ask('/healthz')).status).toBe(200)
    expect(await json('/readyz')).toMatchObject({ status: 503, body: { code: 'nothing-published' } })
    const { status, body, headers } = await json('/api/v1/customers')
    expect(status).toBe(503)
    expect(body['hint']).toContain('waypoint publish')
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('it answers as soon as there is a version', async () => {
    first = await server.publish()
    expect(await json('/readyz')).toMatchObject({ status: 200, body: { version: first } })
  })
})

describe('a published version', () => {
  test('is told with the day that it describes', async () => {
    expect(await json('/api/v1/version')).toMatchObject({
      status: 200,
      body: { version: first, asOf: '2020-11-21', currency: 'USD', project: null },
    })
  })

  test('is asked for once: its answers have its name as their ETag', async () => {
    const answer = await server.ask('/api/v1/customers')
    const tag = answer.headers.get('etag') ?? ''
    expect(tag).toContain(first)
    expect(answer.headers.get('x-waypoint-version')).toBe(first)
    const again = await server.ask('/api/v1/customers', { headers: { 'if-none-match': tag } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  test('gives its rows page by page, every one once', async () => {
    const names: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { body } = await json(
        `/api/v1/customers?limit=7&sort=customerName${cursor === '' ? '' : `&cursor=${cursor}`}`,
      )
      const page = body as unknown as {
        items: { customerId: string }[]
        nextCursor: string | null
        total: number
      }
      names.push(...page.items.map(({ customerId }) => customerId))
      expect(page.total).toBe(20)
      cursor = page.nextCursor
    }
    expect(new Set(names).size).toBe(20)
    expect(names).toHaveLength(20)
  })

  test('sums what the filters leave, not the page', async () => {
    const { body } = await json('/api/v1/customers?segment=smb&limit=1')
    expect(body).toMatchObject({ total: 10, totals: { mrrCents: 110_000, arrCents: 1_320_000 } })
  })

  test('gives all rows of a list as CSV', async () => {
    const response = await server.ask('/api/v1/customers?segment=smb&limit=1&format=csv')
    const lines = (await response.text()).trim().split('\n')
    expect(lines).toHaveLength(11)
    expect(lines[0]).toContain('customer_id,customer_name')
    expect(response.headers.get('content-disposition')).toContain('.csv"')
  })

  test('says what a source that is not there leaves out', async () => {
    await server.publish(`update marts.data_coverage set row_count = null, is_present = false,
      consequence = 'MRR is unknown' where source_system = 'stripe'`)
    expect(await json('/api/v1/revenue/waterfall')).toMatchObject({
      status: 200,
      body: { state: 'missing', missing: 'MRR waterfall', why: 'Stripe is not connected. MRR is unknown.' },
    })
  })

  test('says which table it was published without', async () => {
    const { body } = await json('/api/v1/growth/pipeline')
    expect(body).toMatchObject({
      state: 'missing',
      why: 'This version was published without marts.sales_pipeline.',
    })
  })
})

describe('another version', () => {
  test('is followed without a restart, and a cursor of the one before is refused', async () => {
    const { body } = await json('/api/v1/customers?limit=5')
    const next = await server.publish('update entities.entity_customers set mrr_cents = 1')
    expect(await json('/api/v1/version')).toMatchObject({ body: { version: next } })
    const refused = await json(`/api/v1/customers?limit=5&cursor=${String(body['nextCursor'])}`)
    expect(refused).toMatchObject({ status: 409, body: { code: 'cursor-of-another-version' } })
    expect((await json('/api/v1/customers?limit=5')).body).toMatchObject({ totals: { mrrCents: 20 } })
  })

  test('has one report, kept beside it', async () => {
    const version = await server.publish()
    const asked = await server.ask('/api/v1/report.md')
    const text = await asked.text()
    expect(asked.headers.get('content-type')).toContain('text/markdown')
    const file = join(server.published, 'reports', version, 'position.md')
    expect(readFileSync(file, 'utf8')).toBe(text)
    writeFileSync(file, 'as it was read then')
    expect(await (await server.ask(`/api/v1/report.md?version=${version}`)).text()).toBe(
      'as it was read then',
    )
    writeFileSync(join(server.published, 'reports', version, 'release'), 'the one before')
    expect(await (await server.ask('/api/v1/report.md')).text()).toBe(text)
  })

  test('says which currency its amounts are in', async () => {
    await server.publish(`update marts.customer_current_position set reporting_currency = 'EUR'`)
    expect(await (await server.ask('/api/v1/version')).json()).toMatchObject({ currency: 'EUR' })
    expect(await (await server.ask('/api/v1/position')).json()).toMatchObject({ currency: 'EUR' })
    await server.publish(`update marts.customer_current_position set reporting_currency = 'USD'`)
  })

  test('that is deleted under the server is a problem until there is one again', async () => {
    const current = await server.publish('update entities.entity_customers set mrr_cents = 2')
    expect((await json('/api/v1/customers')).status).toBe(200)
    rmSync(join(server.published, 'versions', `${current}.duckdb`))
    server.pass(1000)
    const { status, body } = await json('/api/v1/customers')
    expect(status).toBe(503)
    expect(body).toMatchObject({ code: 'version-deleted' })
    expect(body['hint']).toContain('waypoint rollback')
    await rollback(server.published, { version: first })
    server.pass(1000)
    expect((await json('/api/v1/version')).body).toMatchObject({ version: first })
  })
})

describe('a request that cannot be answered', () => {
  test.each([
    ['/api/v1/customers/cus_nobody', 404, 'unknown-customer'],
    ['/api/v1/nothing', 404, 'not-found'],
    ['/api/v1/customers?band=purple', 400, 'invalid-request'],
    ['/api/v1/customers?limit=0', 400, 'invalid-request'],
    ['/api/v1/customers?colour=blue', 400, 'invalid-request'],
    ['/api/v1/customers?cursor=!!!', 400, 'invalid-cursor'],
    ['/api/v1/revenue/waterfall?from=2020-13-01', 400, 'invalid-request'],
    ['/api/v1/service/adherence?from=2020-12-01&to=2020-11-01', 400, 'invalid-range'],
    ['/api/v1/service/adherence?dimension=planet', 422, 'unknown-dimension'],
    ['/api/v1/revenue/customers?date=2999-01-01', 422, 'day-not-published'],
    ['/api/v1/tables/marts.nothing', 404, 'unknown-table'],
    ['/api/v1/tables/marts.nrr_summary?columns=nope', 422, 'unknown-column'],
  ])('%s is a problem: %d %s', async (path, status, code) => {
    const answer = await json(path)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ status, code })
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })

  test('is refused by another name than its own, and from another origin', async () => {
    const rebound = await server.ask('/api/v1/version', { headers: { host: 'evil.example' } })
    expect([rebound.status, await rebound.json()]).toMatchObject([403, { code: 'unknown-host' }])
    const foreign = await json('/api/v1/sql', {
      method: 'POST',
      body: '{"sql":"select 1"}',
      headers: { 'content-type': 'application/json', origin: 'http://evil.example' },
    })
    expect(foreign).toMatchObject({ status: 403, body: { code: 'foreign-origin' } })
  })
})

describe('SQL of a reader', () => {
  test('reads the version', async () => {
    const { status, body } = await sql('select slice, nrr from marts.nrr_summary order by slice', 2)
    expect(status).toBe(200)
    expect(body['table']).toMatchObject({ columns: [{ name: 'slice' }, { name: 'nrr' }], truncated: true })
  })

  test.each([
    ['insert into marts.nrr_summary select * from marts.nrr_summary', 'not-a-query'],
    ['create table mine as select 1', 'not-a-query'],
    ["set memory_limit = '99GB'", 'not-a-query'],
    ["copy (select 1) to 'out.csv'", 'not-a-query'],
    ['select 1; select 2', 'not-one-statement'],
    ['-- nothing', 'not-one-statement'],
    ["select * from read_csv('/etc/passwd')", 'external-access-off'],
    ["select * from read_text('secret.txt')", 'external-access-off'],
    ['selec 1', 'invalid-sql'],
    ['select nope from marts.nrr_summary', 'binding-failed'],
  ])('%s is refused: %s', async (text, code) => {
    expect(await sql(text)).toMatchObject({ status: 422, body: { code } })
  })

  test('that does not end is stopped, and the server goes on', async () => {
    const endless =
      'select count(*) from range(1000000000) as a, range(1000000000) as b where a.range % 7 = b.range % 3'
    expect(await sql(endless)).toMatchObject({ status: 422, body: { code: 'query-too-long' } })
    expect((await sql('select 1')).status).toBe(200)
  })
})

describe('identity review', () => {
  const because = { author: 'Ana Lindqvist', reason: "They share an accountant's address" }

  test('a pair is refused with a reason, stands in the queue as refused, and the decision can be taken back', async () => {
    const pair = { one: 'stripe:cus_9', other: 'salesforce:001' }
    const decided = await post('/api/v1/data/identity/decisions', { decision: 'refuse', ...pair, ...because })
    expect(decided).toMatchObject({ status: 200, body: { override: { kind: 'force_split', undone: null } } })
    const { body } = await json('/api/v1/data/identity/reviews?decided=true')
    expect(body).toMatchObject({
      value: { items: [{ pairId: 'salesforce:001~stripe:cus_9', decision: 'refused', mrrCents: 3000 }] },
    })
    const undone = await post('/api/v1/data/identity/decisions/undo', { number: 1, ...because })
    expect(undone).toMatchObject({ status: 200, body: { override: { undone: because } } })
    expect((await json('/api/v1/data/identity/reviews?decided=true')).body).toMatchObject({
      value: { total: 0 },
    })
  })

  test.each([
    [{ decision: 'refuse', one: 'a:1', other: 'b:2', author: 'Ana' }, 400],
    [{ decision: 'refuse', one: 'a:1', other: 'b:2', author: 'Ana', reason: '  ' }, 400],
    [{ decision: 'maybe', one: 'a:1', other: 'b:2', ...because }, 400],
    [{ decision: 'accept', one: 'nowhere', other: 'b:2', ...because }, 400],
  ])('%o is no decision', async (body, status) => {
    expect((await post('/api/v1/data/identity/decisions', body)).status).toBe(status)
  })
})

test('nothing of all that was a mistake of the server', () => {
  expect(server.logged.filter((line) => !line.includes('is current'))).toEqual([])
})

test('too many requests at once are put off', async () => {
  const busy = await createTestServer({ limits: { burst: 3, perSecond: 1 } })
  const statuses: number[] = []
  for (let each = 0; each < 5; each += 1) statuses.push((await busy.ask('/healthz')).status)
  expect(statuses).toEqual([200, 200, 200, 429, 429])
  busy.pass(2000)
  expect((await busy.ask('/healthz')).status).toBe(200)
  await busy.close()
})
