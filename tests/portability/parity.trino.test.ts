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

/** `npm run test:trino -- --parity` compares the ledger and what is read of it, `--all` builds and checks everything. */
const isAsked = process.env['WAYPOINT_TRINO_PARITY'] !== undefined
const isAll = process.env['WAYPOINT_TRINO_PARITY'] === 'all'
const SELECTION = isAll ? [] : ['--select', '+fct_mrr_movements', '+nrr_summary', '+fct_payments']
const CHECKS = isAll ? [] : ['--exclude-resource-type', 'test', 'unit_test']
const COMPANY = ['--scale', 'small', '--customer-count', '40', '--months', '9', '--sources', 'all']
const DAY = '2019-09-28'
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

interface RunResults {
  readonly results: readonly { readonly unique_id: string }[]
}

const targetPath = (target: Target): string => join(dir, `target-${target}`)

function build(target: Target, options: readonly string[]): Promise<void> {
  const places = ['--target', target, '--target-path', targetPath(target), '--log-path', join(dir, 'logs')]
  const vars = ['--vars', `{as_of_date: '${DAY}'}`]
  return cli(['build', ...project(), ...places, ...vars, '--full-refresh', ...SELECTION, ...options])
}

function artifact(target: Target, name: string): unknown {
  return JSON.parse(readFileSync(join(targetPath(target), name), 'utf8'))
}

/** The manifest with what was built. */
function builtIn(target: Target): Manifest {
  const manifest = artifact(target, 'manifest.json') as Manifest
  const { results } = artifact(target, 'run_results.json') as RunResults
  const built = new Set(results.map((result) => result.unique_id))
  const nodes = Object.entries(manifest.nodes).filter(([id]) => built.has(id))
  return { ...manifest, nodes: Object.fromEntries(nodes) }
}

function compare(): Promise<Comparison> {
  const manifests = { before: builtIn('duckdb'), after: builtIn('trino') }
  return withSession(duckdbFactory, { type: 'duckdb', path: warehouse() }, (before) =>
    withSession(trinoFactory, credentials, (after) => compareTables(manifests, { before, after })),
  )
}

test.runIf(isAsked)(
  'every table is the same on Trino as in DuckDB',
  async () => {
    await cli(['extract', 'send', '--into', 'trino', '--dir', join(dir, 'duckdb'), ...project()])
    await build('duckdb', ['--exclude-resource-type', 'test', 'unit_test'])
    await build('trino', CHECKS)
    const { differing, equal } = await compare()
    expect(differing).toEqual([])
    expect(equal.length).toBeGreaterThan(isAll ? 270 : 40)
  },
  1_800_000,
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
