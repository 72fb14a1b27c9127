import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { trinoServer } from '@waypoint/adapter-conformance/trino-server'
import { cellText } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { trinoFactory } from '@waypoint/adapter-trino'
import type { Manifest } from '@waypoint/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '../e2e/run-cli.ts'
import { compareTables, type Comparison } from './differing-tables.ts'
import { withSession } from './session.ts'

/** `npm run test:trino -- --parity` compares every table; `--all` does so after a day more, and runs every check. */
const isAsked = process.env['WAYPOINT_TRINO_PARITY'] !== undefined
const isAll = process.env['WAYPOINT_TRINO_PARITY'] === 'all'
const COMPANY = ['--scale', 'small', '--customer-count', '40', '--months', '9', '--sources', 'all']
const DAYS = ['2019-09-28', '2019-09-29'] as const
const NO_TESTS = ['--exclude-resource-type', 'test', 'unit_test']
/** Schemas that the sources and the project make. */
const OURS = /^(raw_\w+|seeds|staging|snapshots|intermediate|core|ref|entities|marts)$/

const { credentials, lake } = trinoServer('analytics')
let dir: string

beforeAll(async () => {
  if (!isAsked) return
  dir = mkdtempSync(join(tmpdir(), 'portability-'))
  mkdirSync(join(dir, 'profiles'))
  const landing = { landing_folder: join(lake, 'landing'), landing_location: 'local:///landing' }
  const outputs = {
    duckdb: { type: 'duckdb', path: warehouse(), threads: 2 },
    trino: { ...credentials, ...landing, threads: 4 },
  }
  writeFileSync(
    join(dir, 'profiles', 'profiles.yml'),
    JSON.stringify({ waypoint: { target: 'duckdb', outputs } }),
  )
  await emptyCatalog()
  await cli(['simulate', ...COMPANY, '--dir', join(dir, 'duckdb')])
})
afterAll(async () => {
  if (!isAsked) return
  await emptyCatalog()
  rmSync(dir, { recursive: true, force: true })
})

/** Snapshots and identities remember what was there: each run begins with nothing. */
function emptyCatalog(): Promise<void> {
  return withSession(trinoFactory, credentials, async ({ adapter, connection }) => {
    for (const schema of await adapter.listSchemas(connection, null)) {
      if (OURS.test(schema)) await connection.query(`drop schema "${schema}" cascade`)
    }
  })
}

const warehouse = (): string => join(dir, 'duckdb', 'warehouse.duckdb')
const project = (): readonly string[] => [
  '--project-dir',
  'analytics',
  '--profiles-dir',
  join(dir, 'profiles'),
]

async function cli(args: readonly string[]): Promise<void> {
  const { exitCode, stdout, stderr } = await runCli(args)
  if (exitCode !== 0) throw new Error(`${args.join(' ')} ended with ${exitCode}\n${stdout}${stderr}`)
}

type Target = 'duckdb' | 'trino'

const targetPath = (target: Target): string => join(dir, `target-${target}`)

function build(target: Target, day: string, options: readonly string[] = []): Promise<void> {
  const places = ['--target', target, '--target-path', targetPath(target), '--log-path', join(dir, 'logs')]
  return cli(['build', ...project(), ...places, '--vars', `{as_of_date: '${day}'}`, ...options])
}

const manifestOf = (target: Target): Manifest =>
  JSON.parse(readFileSync(join(targetPath(target), 'manifest.json'), 'utf8')) as Manifest

function compare(): Promise<Comparison> {
  const manifests = { before: manifestOf('duckdb'), after: manifestOf('trino') }
  return withSession(duckdbFactory, { type: 'duckdb', path: warehouse() }, (before) =>
    withSession(trinoFactory, credentials, (after) => compareTables(manifests, { before, after })),
  )
}

const LONG = 3_600_000

test.runIf(isAsked)(
  'every table is the same on Trino as in DuckDB',
  async () => {
    await cli(['extract', 'send', '--into', 'trino', '--dir', join(dir, 'duckdb'), ...project()])
    await build('duckdb', DAYS[0], NO_TESTS)
    await build('trino', DAYS[0], NO_TESTS)
    const { differing, equal } = await compare()
    expect(differing).toEqual([])
    expect(equal.length).toBeGreaterThan(270)
  },
  LONG,
)

test.runIf(isAll)(
  'and after a day more, with every check passed there',
  async () => {
    await build('duckdb', DAYS[1], NO_TESTS)
    await build('trino', DAYS[1])
    const { differing, equal } = await compare()
    expect(differing).toEqual([])
    expect(equal.length).toBeGreaterThan(270)
  },
  LONG,
)

test.runIf(isAsked)('the worker has done the work', async () => {
  const read = await withSession(trinoFactory, credentials, async ({ connection }) => {
    const { rows } = await connection.query(
      `select tasks.node_id, sum(tasks.processed_input_rows)
       from system.runtime.tasks as tasks
       inner join system.runtime.queries as queries on tasks.query_id = queries.query_id
       where queries.source = 'waypoint' and queries.query not like '%system.runtime%'
       group by tasks.node_id`,
    )
    return new Map(rows.map(([node, count]) => [cellText(node), Number(count)]))
  })
  expect(read.get('worker')).toBeGreaterThan(1000)
  expect(read.get('worker')).toBeGreaterThan(10 * (read.get('coordinator') ?? 0))
})
