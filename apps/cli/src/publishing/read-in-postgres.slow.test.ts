import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { postgresFactory } from '@waypoint/adapter-postgres'
import { publish, publishSchemas, schemaVersions } from '@waypoint/publishing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Host } from '../host.ts'
import { queryMetrics } from '../measuring/query-metrics.ts'
import { reportOnWorkspace } from '../reporting/report-on-workspace.ts'
import { serveWorkspace } from '../serving/serve-workspace.ts'
import { createStyle } from '../terminal/style.ts'
import { queryPublished } from './query-published.ts'

/** The marts that the report is tested with. */
const MARTS = fileURLToPath(new URL('../../../../packages/report/src/fixtures/marts.sql', import.meta.url))

const dir = mkdtempSync(join(tmpdir(), 'waypoint-read-postgres-'))
const target = { target: 'prod', projectDir: dir, profilesDir: dir }
let server: PostgresServer
let adapter: Adapter
let connection: Connection

const FILES: Readonly<Record<string, string>> = {
  'dbt_project.yml': "name: marts\nversion: '1.0'\nconfig-version: 2\nprofile: marts\n",
  'models/mrr_waterfall.sql': "select cast('2020-01-01' as date) as month, 1 as ending_mrr_cents",
  'models/mrr.yml': `
semantic_models:
  - name: waterfall
    model: ref('mrr_waterfall')
    defaults: {agg_time_dimension: month}
    entities: [{name: slice, type: primary, expr: slice}]
    dimensions: [{name: month, type: time, type_params: {time_granularity: month}}]
    measures: [{name: ending, agg: sum, expr: ending_mrr_cents}]
metrics:
  - {name: ending, label: Ending MRR, type: simple, type_params: {measure: ending}}
`,
}

beforeAll(async () => {
  server = await startPostgres()
  const output = { ...server.credentials, schema: 'marts' }
  writeProject({
    prod: output,
    app: { ...output, user: 'app' },
    duckdb: { type: 'duckdb', path: 'warehouse.duckdb' },
  })
  adapter = await postgresFactory.open(server.credentials, { rootDir: '', threads: 1 })
  connection = await adapter.connect()
  const marts = readFileSync(MARTS, 'utf8')
  await connection.query(marts.replaceAll('::double', '::double precision'))
  await publishSchemas({
    adapter,
    connection,
    schemas: ['marts'],
    gates: [],
    now: new Date('2026-11-21T09:00:00Z'),
  })
  const file = await duckdbFactory.open({ path: 'warehouse.duckdb' }, { rootDir: dir, threads: 1 })
  const other = await file.connect()
  await other.query(marts)
  await publish({
    connection: other,
    dir: join(dir, 'company/published'),
    schemas: ['marts'],
    gates: [],
    now: new Date('2026-11-21T09:00:00Z'),
  })
  await file.close()
})

afterAll(async () => {
  await connection.close()
  await adapter.close()
  await server.stop()
  rmSync(dir, { recursive: true, force: true })
})

function writeProject(outputs: object): void {
  const profiles = { marts: { target: 'prod', outputs } }
  for (const [path, text] of Object.entries({ ...FILES, 'profiles.yml': JSON.stringify(profiles) })) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
}

async function printed(run: (host: Host) => Promise<void>): Promise<string> {
  const written: string[] = []
  await run(hostThat((text) => written.push(text), new AbortController().signal))
  return written.join('')
}

function hostThat(write: (text: string) => void, signal: AbortSignal): Host {
  return {
    cwd: dir,
    env: {},
    style: createStyle(false),
    interactive: false,
    columns: 100,
    processId: 1,
    launcher: '',
    commandLine: [],
    out: write,
    err: write,
    exitWith: () => undefined,
    signal,
  }
}

/** Sums of floats differ in their last digits with the order of the rows. */
const rounded = (brief: unknown): unknown =>
  JSON.parse(JSON.stringify(brief), (_key, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(12)) : value,
  )

const report = (options: object) =>
  printed((host) => reportOnWorkspace({ dir: 'company', format: 'json', paper: 'a4', ...options }, host))

const sql = (statement: string, more: object = {}) =>
  printed((host) =>
    queryPublished(statement, { dir: 'company', format: 'csv', limit: 10, ...target, ...more }, host),
  )

test('the report of a version in PostgreSQL is the report of the same rows in a file', async () => {
  const [there, here] = [await report(target), await report({})].map((text) => JSON.parse(text))
  expect(rounded(there)).toEqual(rounded(here))
  expect(there.watchlist.state).toBe('present')
})

test('statements find the tables of a version by their names, in the order that was asked for, and may not write', async () => {
  expect(await sql('select customer_id from risk_watchlist order by rank')).toBe(
    'customer_id\ncus_a\ncus_b\n',
  )
  await connection.query("update marts.risk_watchlist set customer_id = 'cus_z' where rank = 1")
  await publishSchemas({
    adapter,
    connection,
    schemas: ['marts'],
    gates: [],
    now: new Date('2026-11-22T09:00:00Z'),
  })
  expect(await sql('select customer_id from risk_watchlist order by rank limit 1')).toContain('cus_z')
  expect(
    await sql('select customer_id from risk_watchlist order by rank limit 1', {
      version: '20261121T090000Z',
    }),
  ).toContain('cus_a')
  await expect(sql('create table marts.mine (id int)')).rejects.toThrow(/read-only/)
})

test('metrics are asked of the version', async () => {
  const asked = {
    ...target,
    version: 'current',
    metrics: ['ending'],
    groupBy: ['month'],
    where: ["slice = 'total'"],
  }
  const text = await printed((host) =>
    queryMetrics({ dir: 'company', format: 'csv', orderBy: ['month'], ...asked }, host),
  )
  expect(text.trim().split('\n').at(-1)).toMatch(/^2020-11-01.*1240000$/)
})

const served = {
  dir: 'served',
  host: '127.0.0.1',
  port: 0,
  followEvery: 0.1,
  projectDir: dir,
  profilesDir: dir,
}

test('the app shows what readers of the database see, and what it has while the database is away', async () => {
  await connection.query('create role app login; grant pg_read_all_data to app')
  const stop = new AbortController()
  let told = ''
  const host = hostThat((text) => {
    told += text
  }, stop.signal)
  const serving = serveWorkspace({ ...served, target: 'app' }, host)
  try {
    const address = await vi.waitFor(() => addressIn(told), { timeout: 40_000 })
    const shown = async (): Promise<unknown> => (await fetch(`${address}/api/v1/version`)).json()
    const untilShown = (version: string) =>
      vi.waitFor(async () => expect(await shown()).toMatchObject({ version, target: 'app' }), {
        timeout: 40_000,
      })
    await untilShown('20261122T090000Z')
    await connection.query("update marts.risk_watchlist set customer_id = 'cus_y' where rank = 1")
    const now = new Date('2026-11-23T09:00:00Z')
    await publishSchemas({ adapter, connection, schemas: ['marts'], gates: [], now })
    await untilShown('20261123T090000Z')
    await connection.query('alter role app nologin')
    await vi.waitFor(() => expect(told).toContain('The app goes on with what it has'), { timeout: 40_000 })
    await schemaVersions({ adapter, connection }).rollback()
    expect(await shown()).toMatchObject({ version: '20261123T090000Z' })
    await connection.query('alter role app login')
    await untilShown('20261122T090000Z')
    expect(told.match(/goes on with what it has/g)).toHaveLength(1)
    await vi.waitFor(() => expect(told).toContain('app answers again'), { timeout: 40_000 })
    const decisions = await (await fetch(`${address}/api/v1/data/identity/decisions`)).json()
    expect(decisions).toMatchObject({ state: 'missing', why: expect.stringContaining('the target app') })
  } finally {
    stop.abort()
    await serving
  }
  expect(readdirSync(join(dir, 'served/copies/app/versions')).toSorted()).toEqual(
    [22, 23].flatMap((day) => [`202611${day}T090000Z.duckdb`, `202611${day}T090000Z.json`]),
  )
})

test('started while the database is away it shows the copy that there is; without one it says why not', async () => {
  const stop = new AbortController()
  let told = ''
  const host = hostThat((text) => {
    told += text
    if (text.includes('Ctrl-C')) stop.abort()
  }, stop.signal)
  await expect(serveWorkspace({ ...served, target: 'duckdb' }, host)).rejects.toMatchObject({
    code: 'no-versions-there',
  })
  await connection.query('alter role app nologin')
  const without = serveWorkspace({ ...served, dir: 'another', target: 'app' }, host)
  await expect(without).rejects.toThrow(/not permitted/)
  await serveWorkspace({ ...served, target: 'app' }, host)
  expect(told).toContain('The app shows version 20261122T090000Z of app, copied before.')
})

const addressIn = (told: string): string => {
  const [address] = /http:\/\/[\d.:]+/.exec(told) ?? []
  if (address === undefined) throw new Error(told)
  return address
}
