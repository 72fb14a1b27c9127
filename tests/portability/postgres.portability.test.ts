import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { postgresFactory } from '@waypoint/adapter-postgres'
import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import type { Manifest } from '@waypoint/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '../e2e/run-cli.ts'
import { copiedTypesThatDiffer } from './copied-types.ts'
import { compareTables, type Comparison } from './differing-tables.ts'
import { withSession } from './session.ts'

/** As small a company as has everything: every source, and customers of every kind. */
const COMPANY = ['--scale', 'small', '--customer-count', '40', '--months', '9', '--sources', 'all']
const DAYS = ['2019-09-28', '2019-09-29'] as const

const NO_TESTS = ['--exclude', 'resource_type:test', 'resource_type:unit_test']

let server: PostgresServer
let dir: string

beforeAll(async () => {
  server = await startPostgres({ shared_buffers: '256MB', work_mem: '64MB', jit: 'off', autovacuum: 'off' })
  dir = mkdtempSync(join(tmpdir(), 'portability-'))
  await inPostgres(
    'postgres',
    `create database shop template template0 locale_provider builtin builtin_locale 'C.UTF-8'`,
  )
  await inPostgres('postgres', 'alter database shop set enable_nestloop = off')
  mkdirSync(join(dir, 'profiles'))
  writeFileSync(
    join(dir, 'profiles', 'profiles.yml'),
    JSON.stringify({
      waypoint: {
        target: 'duckdb',
        outputs: {
          duckdb: { type: 'duckdb', path: warehouse(), threads: 2 },
          postgres: { ...postgresCredentials('shop'), threads: 3 },
        },
      },
    }),
  )
  await Promise.all([simulateIntoPostgres(), cli(['simulate', ...COMPANY, '--dir', join(dir, 'duckdb')])])
})
afterAll(async () => {
  await server.stop()
  // Another build may be writing still when one has failed.
  rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 })
})

const warehouse = (): string => join(dir, 'duckdb', 'warehouse.duckdb')

const postgresCredentials = (dbname: string) => ({ ...server.credentials, dbname, schema: 'public' })

function inPostgres(database: string, sql: string): Promise<unknown> {
  return withSession(postgresFactory, postgresCredentials(database), ({ connection }) =>
    connection.query(sql),
  )
}

async function cli(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { exitCode, stdout, stderr } = await runCli(args, { env })
  if (exitCode !== 0)
    throw new Error(`${args.join(' ')} ended with ${exitCode}\n${stdout.slice(-8000)}${stderr}`)
  return stdout
}

async function simulateIntoPostgres(): Promise<void> {
  const { host, port, user } = server.credentials
  const target = ['--format', 'postgres', '--postgres', 'env:SHOP_URL', '--dir', join(dir, 'truth-only')]
  await cli(['simulate', ...COMPANY, ...target], { SHOP_URL: `postgres://${user}:x@${host}:${port}/shop` })
  await inPostgres('shop', 'analyze')
}

type Target = 'duckdb' | 'postgres'

function build(target: Target, day: string, options: readonly string[] = []): Promise<string> {
  const project = ['--project-dir', 'analytics', '--profiles-dir', join(dir, 'profiles'), '--target', target]
  const kept = ['--target-path', targetPath(target), '--log-path', join(dir, 'logs')]
  return cli(['build', ...project, ...kept, '--vars', `{as_of_date: '${day}'}`, ...options])
}

const targetPath = (target: Target): string => join(dir, `target-${target}`)

const manifestOf = (target: Target): Manifest =>
  JSON.parse(readFileSync(join(targetPath(target), 'manifest.json'), 'utf8')) as Manifest

function compare(): Promise<Comparison> {
  const manifests = { before: manifestOf('duckdb'), after: manifestOf('postgres') }
  return withSession(duckdbFactory, { type: 'duckdb', path: warehouse() }, (before) =>
    withSession(postgresFactory, postgresCredentials('shop'), (after) =>
      compareTables(manifests, { before, after }),
    ),
  )
}

test('every table is the same in PostgreSQL as in DuckDB, after a day more, too', async () => {
  await Promise.all([build('duckdb', DAYS[0], NO_TESTS), build('postgres', DAYS[0], NO_TESTS)])
  const first = await compare()
  expect(first.differing).toEqual([])
  expect(first.equal.length).toBeGreaterThan(270)
  await Promise.all([build('duckdb', DAYS[1], NO_TESTS), build('postgres', DAYS[1])])
  const second = await compare()
  expect(second.differing).toEqual([])
  expect(second.equal).toEqual(first.equal)
})

test('the copy that the app reads of a version in PostgreSQL has the columns of the build on DuckDB', async () => {
  const differing = await withSession(duckdbFactory, { type: 'duckdb', path: warehouse() }, (built) =>
    withSession(postgresFactory, postgresCredentials('shop'), (published) =>
      copiedTypesThatDiffer({ built, published }),
    ),
  )
  expect(differing).toEqual([])
})
