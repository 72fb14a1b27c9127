import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { SimulationShape } from '../options.ts'
import { simulate } from '../simulate.ts'

export interface OpenSimulation {
  /** Rows as objects, numbers as JavaScript numbers. */
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>
  /** One hash per table; rows as they lie in the file, or in whatever order. */
  hashes(rowOrder?: 'file' | 'any'): Promise<ReadonlyMap<string, string>>
  close(): void
}

const read = async (
  connection: DuckDBConnection,
  sql: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const reader = await connection.runAndReadAll(sql)
  return reader
    .getRowObjectsJS()
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
      ),
    )
}

const hashTables = async (
  connection: DuckDBConnection,
  order: string,
): Promise<ReadonlyMap<string, string>> => {
  const tables = await read(
    connection,
    `select database_name || '.' || schema_name || '."' || table_name || '"' as name from duckdb_tables()
    where schema_name like 'raw_%' or schema_name = 'truth' order by all`,
  )
  const hashes = new Map<string, string>()
  for (const { name } of tables) {
    const [row] = await read(
      connection,
      `select count(*) || ' ' || coalesce(md5(string_agg(line, chr(10) order by ${order})), '') as hash
      from (select rowid as place, to_json(entry)::varchar as line from ${String(name)} as entry)`,
    )
    hashes.set(String(name), String(row?.['hash']))
  }
  return hashes
}

/** Simulates into a temporary folder; schema `truth` and the `raw_` schemas can be queried by name. */
export const openSimulation = async (
  shape: SimulationShape,
  options: { readonly threads?: number } = {},
): Promise<OpenSimulation> => {
  const dir = mkdtempSync(join(tmpdir(), 'simulation-'))
  const output = {
    kind: 'duckdb',
    warehouse: join(dir, 'warehouse.duckdb'),
    truth: join(dir, 'truth.duckdb'),
  } as const
  await simulate({ ...shape, output, ...(options.threads === undefined ? {} : { threads: options.threads }) })
  const instance = await DuckDBInstance.create(output.warehouse, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  await connection.run(`attach '${output.truth}' as truth_file (read_only)`)
  return {
    query: (sql) => read(connection, sql.replaceAll('truth.', 'truth_file.truth.')),
    hashes: (rowOrder = 'file') => hashTables(connection, rowOrder === 'any' ? 'line' : 'place'),
    close: () => {
      connection.closeSync()
      instance.closeSync()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
