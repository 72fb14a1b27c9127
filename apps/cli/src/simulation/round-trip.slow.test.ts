import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { extractHistory, findHistories, readSettings } from '@waypoint/extract'
import { type SimulationShape, simulate, vendorTables } from '@waypoint/simulator'
import { load } from 'js-yaml'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const SHAPE: SimulationShape = {
  scale: 'small',
  seed: 2,
  customerCount: 5,
  endDate: '2019-02-20',
  baseDate: '2019-02-18',
}

const truth: Readonly<Record<string, string>> = { sqlite: 'truth.sqlite' }

type Rows = readonly (readonly unknown[])[]
type Query = (sql: string) => Promise<Rows>

let dir: string
let direct: ReadonlyMap<string, Rows>

/** The rows of every table with the types that the simulator gives them, each once. */
const contentOf = async (query: Query): Promise<ReadonlyMap<string, Rows>> => {
  const content = new Map<string, Rows>()
  const existing = await query(
    `select table_schema || '."' || table_name || '"' from information_schema.tables where table_schema like 'raw_%'`,
  )
  const names = new Set(existing.flat())
  for (const table of vendorTables) {
    const columns = Object.entries(table.columns).map(
      ([name, type]) => `"${name}"::${type}::varchar as "${name}"`,
    )
    const name = `raw_${table.source}."${table.name}"`
    // A table without rows leaves no trace in JSON lines.
    const rows = names.has(name)
      ? await query(`select distinct ${columns.join(', ')} from ${name} order by all`)
      : []
    content.set(name, rows)
  }
  return content
}

const withWarehouse = async <T>(path: string, work: (query: Query) => Promise<T>): Promise<T> => {
  const adapter = await duckdbFactory.open({ type: 'duckdb', path }, { rootDir: dir, threads: 1 })
  const connection = await adapter.connect()
  try {
    return await work(async (sql) => (await connection.query(sql)).rows)
  } finally {
    await adapter.close()
  }
}

const loaded = async (folder: string): Promise<ReadonlyMap<string, Rows>> => {
  const file = join(folder, 'extract.yml')
  const settings = readSettings({ data: load(readFileSync(file, 'utf8')), file, source: 'atlas' })
  const adapter = await duckdbFactory.open({ type: 'duckdb' }, { rootDir: dir, threads: 1 })
  const connection = await adapter.connect()
  try {
    for (const history of (await findHistories(folder)) ?? []) {
      const summary = await extractHistory(history, { connection, tables: settings[history.source] ?? {} })
      expect([history.source, summary.failures, summary.rejected]).toEqual([history.source, [], 0])
    }
    return await contentOf(async (sql) => (await connection.query(sql)).rows)
  } finally {
    await adapter.close()
  }
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'round-trip-'))
  const warehouse = join(dir, 'warehouse.duckdb')
  await simulate({ ...SHAPE, output: { kind: 'duckdb', warehouse, truth: join(dir, 'truth.duckdb') } })
  direct = await withWarehouse(warehouse, contentOf)
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('a simulation in files, loaded by extract', () => {
  it.each(['parquet', 'csv', 'jsonl', 'sqlite'] as const)('is in %s what it is in DuckDB', async (kind) => {
    const folder = join(dir, kind)
    await simulate({ ...SHAPE, output: { kind, dir: folder } })
    expect(readdirSync(folder).toSorted()).toEqual(['base', 'delta', 'extract.yml', truth[kind] ?? 'truth'])
    const tables = await loaded(folder)
    for (const [name, rows] of direct) expect([name, tables.get(name)]).toEqual([name, rows])
  })

  it('replaces no folder that holds anything else', async () => {
    const run = simulate({ ...SHAPE, output: { kind: 'csv', dir }, ifExists: 'replace' })
    await expect(run).rejects.toMatchObject({ code: 'output-not-a-simulation' })
    expect(readdirSync(dir)).toContain('warehouse.duckdb')
  })
})
