import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { expect } from 'vitest'
import type { AnalyticsWarehouse } from '../e2e/analytics-warehouse.ts'
import { DAYS } from './histories.ts'
import { dateOf } from './stripe-tables.ts'

export async function write<Done>(
  { file }: AnalyticsWarehouse,
  work: (connection: DuckDBConnection) => Promise<Done>,
): Promise<Done> {
  const database = await DuckDBInstance.create(file)
  const connection = await database.connect()
  try {
    return await work(connection)
  } finally {
    connection.closeSync()
    database.closeSync()
  }
}

export async function rowsOf<Found>(warehouse: AnalyticsWarehouse, sql: string): Promise<readonly Found[]> {
  return await write(
    warehouse,
    async (connection) =>
      (await connection.runAndReadAll(sql)).getRowObjectsJson() as unknown as readonly Found[],
  )
}

/** Builds models of billing by the rules of a policy; none may fail. */
export async function buildLedger(
  warehouse: AnalyticsWarehouse,
  policy: string,
  select: readonly string[],
): Promise<void> {
  const failed = await warehouse.invoke('build', {
    select,
    excludeResourceTypes: ['test', 'unit_test'],
    vars: {
      as_of_date: dateOf(DAYS - 1),
      history_start_date: dateOf(0),
      sources: ['stripe', 'finance'],
      mrr_policy: policy,
    },
  })
  expect(failed).toBe('')
}

/** Number and checksum of the rows of every table of revenue, by its name. */
export async function checksums(warehouse: AnalyticsWarehouse): Promise<ReadonlyMap<string, string>> {
  return await write(warehouse, async (connection) => {
    const tables = await connection.runAndReadAll(`
      select table_schema || '.' || table_name from information_schema.tables
      where table_type = 'BASE TABLE'
        and (table_schema in ('marts', 'ref') or table_name like 'int_revenue_%' or table_name like 'dim_%')
      order by 1`)
    const sums = new Map<string, string>()
    for (const [name] of tables.getRows()) {
      const sum = await connection.runAndReadAll(
        `select count(*) || ' rows, ' || coalesce(bit_xor(hash(rows)), 0) from ${String(name)} as rows`,
      )
      sums.set(String(name), String(sum.getRows()[0]?.[0]))
    }
    return sums
  })
}
