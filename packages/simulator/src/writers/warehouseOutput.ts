import type { ResolvedShape, SimulationOptions } from '../options.ts'
import { appUsageEvents } from '../schemas/app.ts'
import { vendorTables } from '../schemas/catalog.ts'
import type { SimulatedWorld } from '../simulatedWorld.ts'
import { deliveredEvents } from '../usage/usageSql.ts'
import { loadTable, withDuplicates } from './batchTable.ts'
import { createTable } from './csvFile.ts'
import { writeWarehouse } from './duckdbWriter.ts'
import { writeTruth } from './truthWriter.ts'
import { makeUsageEvents } from './usageWriter.ts'

export interface WarehouseOutput {
  readonly kind: 'duckdb'
  readonly warehouse: string
  readonly truth: string
}

export interface TableCount {
  readonly source: string
  readonly table: string
  readonly rows: number
}

/** The state after all batches, in schemas `raw_<source>`; the truth in a file of its own. */
export const writeWarehouseOutput = async (
  world: SimulatedWorld,
  shape: ResolvedShape,
  options: SimulationOptions & { readonly output: WarehouseOutput },
): Promise<readonly TableCount[]> => {
  const counts: TableCount[] = []
  const entries = world.delivery.log.batches()[0]?.tables ?? new Map()
  await writeWarehouse(options.output, options.threads, async ({ connection, scratchDir, truthSchema }) => {
    for (const [index, table] of vendorTables.entries()) {
      options.signal?.throwIfAborted()
      options.onProgress?.({ phase: 'writing', done: index, total: vendorTables.length })
      const schema = `raw_${table.source}`
      await connection.run(`create schema if not exists ${schema}`)
      if (table.name === appUsageEvents.name) continue
      const rows = withDuplicates(world.delivery.mess, table, entries.get(table) ?? [])
      await loadTable({ connection, scratchDir, schema }, table, rows)
      counts.push({ source: table.source, table: table.name, rows: rows.length })
    }
    options.onProgress?.({ phase: 'events' })
    await makeUsageEvents(connection, scratchDir, world)
    await connection.run(createTable('raw_app', appUsageEvents))
    const inserted = await connection.run(`insert into raw_app.usage_events ${deliveredEvents('true')}`)
    counts.push({ source: 'app', table: appUsageEvents.name, rows: inserted.rowsChanged })
    options.signal?.throwIfAborted()
    options.onProgress?.({ phase: 'truth' })
    await writeTruth({ connection, scratchDir, schema: truthSchema }, world, shape)
  })
  return counts
}
