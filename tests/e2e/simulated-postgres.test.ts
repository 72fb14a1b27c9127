import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { postgresFactory } from '@waypoint/adapter-postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from './run-cli.ts'

const SHAPE = [
  'simulate',
  '--scale',
  'small',
  '--customer-count',
  '8',
  '--months',
  '2',
  '--sources',
  'segment',
]

let server: PostgresServer
let dir: string

beforeAll(async () => {
  server = await startPostgres()
  dir = mkdtempSync(join(tmpdir(), 'simulated-postgres-'))
})
afterAll(async () => {
  await server.stop()
  rmSync(dir, { recursive: true, force: true })
})

function simulate(...args: readonly string[]): ReturnType<typeof runCli> {
  const { host, port, user, dbname } = server.credentials
  const url = `postgres://${user}:open%20sesame@${host}:${port}/${dbname}`
  const target = ['--format', 'postgres', '--postgres', 'env:ATLAS_URL', '--dir', join(dir, 'truth-only')]
  return runCli([...SHAPE, ...target, ...args], { env: { ATLAS_URL: url } })
}

interface Column {
  readonly table: string
  readonly name: string
  readonly isText: boolean
}

type Query = (sql: string) => Promise<readonly (readonly unknown[])[]>

/** Per column how many values there are, and of texts which. */
async function contentOf(query: Query, collate: string): Promise<Readonly<Record<string, string>>> {
  const columns = (
    await query(`select table_schema || '.' || table_name, column_name, data_type from information_schema.columns
      where table_schema like 'raw\\_%' escape '\\' order by 1, 2`)
  ).map(
    ([table, name, type]): Column => ({
      table: String(table),
      name: String(name),
      isText: /text|varchar/i.test(String(type)),
    }),
  )
  const content: Record<string, string> = {}
  for (const table of new Set(columns.map((column) => column.table))) {
    const values = columns
      .filter((column) => column.table === table)
      .map(({ name, isText }) =>
        isText
          ? `md5(coalesce(string_agg("${name}", '|' order by "${name}" ${collate}), ''))`
          : `count("${name}")`,
      )
    const [schema, own] = table.split('.')
    const [row] = await query(`select count(*), ${values.join(', ')} from ${schema}."${own}"`)
    content[table] = (row ?? []).map(String).join(' ')
  }
  return content
}

async function inPostgres(): Promise<Readonly<Record<string, string>>> {
  const adapter = await postgresFactory.open(
    { ...server.credentials, password: 'open sesame', schema: 'public' },
    { rootDir: dir, threads: 1 },
  )
  const connection = await adapter.connect()
  try {
    return await contentOf(async (sql) => (await connection.query(sql)).rows, 'collate "C"')
  } finally {
    await adapter.close()
  }
}

async function inDuckDb(): Promise<Readonly<Record<string, string>>> {
  const made = await runCli([...SHAPE, '--dir', join(dir, 'duckdb')])
  expect(made.exitCode, made.stderr).toBe(0)
  const instance = await DuckDBInstance.create(join(dir, 'duckdb', 'warehouse.duckdb'))
  const connection = await instance.connect()
  try {
    return await contentOf(async (sql) => (await connection.runAndReadAll(sql)).getRows(), '')
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

test('a simulation is loaded batch by batch and ends as it does in DuckDB', async () => {
  const { exitCode, stdout, stderr } = await simulate()
  expect(exitCode, stderr).toBe(0)
  expect(stdout + stderr).not.toContain('sesame')
  expect(readdirSync(join(dir, 'truth-only'))).toEqual(['truth'])
  const loaded = await inPostgres()
  expect(Object.keys(loaded).length).toBeGreaterThan(50)
  expect(loaded).toEqual(await inDuckDb())
})

test('schemas that are there are refused, and replaced with --force', async () => {
  const refused = await simulate()
  expect(refused.exitCode).toBe(2)
  expect(refused.stderr).toMatch(/exists already|has a schema raw_/)
  rmSync(join(dir, 'truth-only'), { recursive: true })
  const again = await simulate()
  expect(again.stderr).toMatch(/has a schema raw_/)
  const replaced = await simulate('--force')
  expect(replaced.exitCode, replaced.stderr).toBe(0)
})
