import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { routes } from '@waypoint/api'
import { WaypointError } from '@waypoint/contracts'
import { type App, createApp, defaultLimits } from '@waypoint/server'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProject } from '../../apps/cli/src/serving/workspace-project.ts'
import { workspaceAt } from '../../apps/cli/src/workspace/workspace.ts'
import { sharedDemo } from './built-demo.ts'
import { type OpenApiDocument, requestsTo } from './openapi-requests.ts'
import { runCli } from './run-cli.ts'

const scratch = mkdtempSync(join(tmpdir(), 'waypoint-server-'))
const origin = 'http://127.0.0.1:4800'
const logged: string[] = []

/** A demo with every source, which others read, too: nothing of it is changed. */
let dir: string
let app: App
let instance: DuckDBInstance
let connection: DuckDBConnection

beforeAll(async () => {
  dir = await sharedDemo(20)
  const workspace = workspaceAt(dir, dir)
  app = createApp({
    published: workspace.published,
    release: 'test',
    scratch,
    factory: duckdbFactory,
    project: {
      ...createProject(workspace),
      decide: refuse,
      undo: refuse,
      decisions: () => Promise.resolve([]),
    },
    web: null,
    hosts: ['127.0.0.1'],
    clock: () => new Date(),
    log: ({ level, message, cause }) => {
      if (level === 'error')
        logged.push(`${message}: ${cause instanceof Error ? cause.stack : String(cause)}`)
    },
    limits: { ...defaultLimits, sqlSeconds: 2 },
    firstAsked: [],
  })
  const [version = ''] = readdirSync(join(dir, 'published/versions')).filter((file) =>
    file.endsWith('.duckdb'),
  )
  instance = await DuckDBInstance.create(join(dir, 'published/versions', version), {
    access_mode: 'READ_ONLY',
  })
  connection = await instance.connect()
})

afterAll(async () => {
  connection.closeSync()
  instance.closeSync()
  await app.close()
  rmSync(scratch, { recursive: true, force: true })
})

function refuse(): never {
  throw new WaypointError({ code: 'database-locked', message: 'A build has the warehouse.' })
}

const ask = (path: string, init?: RequestInit): Promise<Response> =>
  Promise.resolve(app.request(`${origin}/api/v1${path}`, init))

type Answer = Readonly<Record<string, unknown>>

async function answerOf(path: string): Promise<Answer> {
  const response = await ask(path)
  const body = (await response.json()) as Answer
  expect({ path, status: response.status, body: response.status === 200 ? null : body }).toEqual({
    path,
    status: 200,
    body: null,
  })
  return 'state' in body && body['state'] === 'present' ? (body['value'] as Answer) : body
}

async function one(sql: string): Promise<Readonly<Record<string, unknown>>> {
  const [row] = (await connection.runAndReadAll(sql)).getRowObjectsJson()
  return Object.fromEntries(
    Object.entries(row ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value,
    ]),
  )
}

/** The customer of whom most is known. */
const wellKnown = async (): Promise<string> =>
  String(
    (
      await one(
        'select customer_id from entities.entity_customers where is_paying order by mrr_cents desc, customer_id limit 1',
      )
    )['customer_id'],
  )

test('every operation answers what its definition says, and with every source nothing is missing', async () => {
  const ids: Readonly<Record<string, string>> = {
    customerId: await wellKnown(),
    preset: 'stripe',
    relation: 'marts.mrr_waterfall',
    uniqueId: 'mrr_waterfall',
  }
  const queries: Readonly<Record<string, string>> = {
    '/revenue/movements': '?month=2020-11-01',
    '/revenue/retention/customers': '?month=2020-11-01',
    '/data/lineage': '?node=mrr_waterfall',
    '/data/lineage/columns': '?node=mrr_waterfall&column=ending_mrr_cents',
    '/metrics/dimensions': '?metrics=mrr',
    '/metrics/query': '?metrics=mrr&metrics=nrr&groupBy=segment&groupBy=month&limit=20',
    '/search': '?q=a',
    '/customers': '?history=true&limit=5',
  }
  const wrong: string[] = []
  for (const route of routes.filter(({ method, path }) => method === 'get' && !path.includes('{testId}'))) {
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '')
    const response = await ask(`${path}${queries[route.path] ?? ''}`)
    const text = await response.text()
    const parsed = response.status === 200 ? route.answer.safeParse(JSON.parse(text)) : null
    if (parsed === null) wrong.push(`${path}: ${response.status} ${text.slice(0, 300)}`)
    else if (!parsed.success) wrong.push(`${path}: ${JSON.stringify(parsed.error.issues).slice(0, 400)}`)
    else if (text.startsWith('{"state":"missing"')) wrong.push(`${path}: ${text.slice(0, 300)}`)
  }
  expect(wrong).toEqual([])
})

test('figures are those of the published file', async () => {
  const { totals, total } = await answerOf('/customers?band=at_risk&band=critical&paying=true&limit=1')
  expect({ ...(totals as Answer), total }).toMatchObject(
    await one(`select count(*) as total, cast(sum(mrr_cents) as bigint) as "mrrCents", cast(sum(arr_cents) as bigint) as "arrCents"
      from entities.entity_customers where health_band in ('at_risk', 'critical') and is_paying`),
  )
  const position = await answerOf('/position')
  const stated = await one('select * from marts.customer_current_position')
  expect(position['headline']).toMatchObject({
    mrrCents: { value: stated['mrr_cents'] },
    atRiskCustomers: { value: stated['at_risk_customers'] },
    openTickets: { value: stated['open_tickets'] },
  })
})

test('the customers behind every figure of the waterfall add up to it', async () => {
  for (const dimension of ['total', 'segment', 'product', 'plan_tier', 'country']) {
    const { dimensions } = (await answerOf(`/revenue/waterfall?dimension=${dimension}`)) as unknown as {
      dimensions: { dimension: string; slices: string[] }[]
    }
    const slice = dimensions.find((each) => each.dimension === dimension)?.slices[0] ?? ''
    const { rows } = (await answerOf(
      `/revenue/waterfall?dimension=${dimension}&slice=${slice}&from=2020-10-01&to=2020-10-31`,
    )) as { rows: Answer[] }
    const [month] = rows
    expect(month).toBeDefined()
    for (const [category, sign] of Object.entries({
      new: 1,
      reactivation: 1,
      expansion: 1,
      contraction: -1,
      churn: -1,
      fx: 1,
    })) {
      const behind = await answerOf(
        `/revenue/movements?month=2020-10-01&dimension=${dimension}&slice=${slice}&category=${category}&limit=5000`,
      )
      const figure = Number(month?.[`${category}MrrCents`]) * sign + 0
      const items = behind['items'] as { amountCents: number }[]
      expect([dimension, category, behind['totalCents']]).toEqual([dimension, category, figure])
      expect(items.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(figure)
    }
    const paying = await answerOf(`/revenue/customers?date=2020-10-31&dimension=${dimension}&slice=${slice}`)
    expect(paying['totalCents']).toBe(month?.['endingMrrCents'])
  }
})

test('an account opens from its MRR down to its source rows, and its reasons sum to what its score lacks', async () => {
  const id = await wellKnown()
  const profile = await answerOf(`/customers/${id}`)
  const evidence = await answerOf(`/customers/${id}/evidence`)
  expect(evidence['mrrCents']).toBe(profile['mrrCents'])
  const ledger = (evidence['ledger'] as { mrrMicros: number; currency: string }[]).reduce(
    (sum, row) => sum + row.mrrMicros,
    0,
  )
  const rows = (evidence['rows'] as { mrrMicros: number }[]).reduce((sum, row) => sum + row.mrrMicros, 0)
  expect(rows).toBe(ledger)
  const lost = (profile['reasons'] as { points: number }[]).reduce((sum, { points }) => sum + points, 0)
  expect(lost).toBeCloseTo(100 - Number(profile['healthScore']), 6)
  const { kinds, total } = (await answerOf(`/customers/${id}/timeline?limit=1000`)) as {
    kinds: { kind: string; count: number }[]
    total: number
  }
  expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(total)
  const tickets = kinds.find(({ kind }) => kind === 'ticket')?.count ?? 0
  expect({ tickets }).toEqual(
    await one(
      `select count(*) + count(resolved_at) as tickets from marts.fct_tickets where customer_id = '${id}'`,
    ),
  )
})

test.each(['csv', 'parquet', 'ndjson'])('all rows can be had as %s', async (format) => {
  const file = join(scratch, `rows.${format}`)
  const response = await ask(`/tables/marts.fct_mrr_daily?format=${format}`)
  writeFileSync(file, new Uint8Array(await response.arrayBuffer()))
  const read = format === 'csv' ? 'read_csv' : format === 'parquet' ? 'read_parquet' : 'read_json'
  const given = await one(
    `select count(*) as n, cast(sum(mrr_cents) as bigint) as cents from ${read}('${file}')`,
  )
  expect(given).toEqual(
    await one('select count(*) as n, cast(sum(mrr_cents) as bigint) as cents from marts.fct_mrr_daily'),
  )
})

test('whatever is asked, the server makes no mistake of its own', async () => {
  const document = (await (await ask('/openapi.json')).json()) as OpenApiDocument
  const known = {
    customerId: [await wellKnown()],
    dimension: ['total', 'segment', 'country', 'product'],
    slice: ['all', 'smb', 'enterprise'],
    relation: ['marts.mrr_waterfall', 'core.dim_date'],
    uniqueId: ['mrr_waterfall', 'model.waypoint.dim_customer', 'stripe.customer'],
    node: ['mrr_waterfall', 'dim_customer'],
    column: ['month', 'customer_id'],
    metrics: ['mrr', 'nrr', 'sla_adherence'],
    groupBy: ['month', 'segment'],
    preset: ['stripe'],
    month: ['2020-11-01'],
  }
  await fc.assert(
    fc.asyncProperty(requestsTo(document, known), async ({ method, url, body }) => {
      const response = await app.request(`${origin}${url}`, {
        method: method.toUpperCase(),
        ...(body === null ? {} : { body, headers: { 'content-type': 'application/json' } }),
      })
      const text = await response.text()
      expect(response.status, text.slice(0, 500)).toBeLessThan(500)
      if (response.status >= 400) {
        expect(response.headers.get('content-type')).toBe('application/problem+json')
        expect(JSON.parse(text)).toMatchObject({
          status: response.status,
          code: expect.any(String),
          title: expect.any(String),
        })
      }
    }),
    { seed: 12, numRuns: 250 },
  )
  expect(logged).toEqual([])
})

test('waypoint serve tells where it is, answers there, says when its port is taken, and ends with Ctrl-C', async () => {
  const answers: unknown[] = []
  let taken: Awaited<ReturnType<typeof runCli>> | null = null
  const served = await runCli(['serve', '--dir', dir, '--port', '0'], {
    onSpawn: (kill, output) => {
      const look = setInterval(() => {
        const [, address, port = ''] = /(http:\/\/127\.0\.0\.1:(\d+))/.exec(output()) ?? []
        if (address === undefined) return
        clearInterval(look)
        void Promise.all([fetch(`${address}/readyz`), runCli(['serve', '--dir', dir, '--port', port])])
          .then(([ready, second]) => {
            answers.push(ready.status)
            taken = second
            return null
          })
          .finally(() => kill('SIGINT'))
      }, 20)
    },
  })
  expect(answers).toEqual([200])
  expect(served.exitCode).toBe(0)
  expect(taken).toMatchObject({
    exitCode: 2,
    stderr: expect.stringMatching(/Port \d+ is in use[^]*--port \d+/),
  })
})

test('waypoint serve listens to nobody else', async () => {
  const { exitCode, stderr } = await runCli(['serve', '--dir', dir, '--host', '0.0.0.0'])
  expect(exitCode).toBe(2)
  expect(stderr).toContain('there are no accounts yet')
})
