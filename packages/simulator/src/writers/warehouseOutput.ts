import type { ResolvedShape, SimulationOptions } from '../options.ts'
import { appUsageEvents } from '../schemas/app.ts'
import { vendorTables } from '../schemas/catalog.ts'
import type { SimulatedWorld } from '../simulatedWorld.ts'
import { deliveredEvents } from '../usage/usageSql.ts'
import { createTable } from './csvFile.ts'
import { writeWarehouse } from './duckdbWriter.ts'
import { loadTable } from './loadTable.ts'
import type { TableCount } from './tableCount.ts'
import { writeTruth } from './truthWriter.ts'
import { makeUsageEvents } from './usageWriter.ts'

export interface WarehouseOutput {
  readonly kind: 'duckdb'
  readonly warehouse: string
  readonly truth: string
}

/** The state after all batches, in schemas `raw_<source>`; the truth in a file of its own. */
export const writeWarehouseOutput = async (
  world: SimulatedWorld,
  shape: ResolvedShape,
  options: SimulationOptions & { readonly output: WarehouseOutput },
): Promise<readonly TableCount[]> => {
  const counts: TableCount[] = []
  const entries = world.delivery.log.batches()[0]?.tables
  await writeWarehouse(options.output, options.threads, async ({ connection, scratchDir, truthSchema }) => {
    for (const [index, table] of vendorTables.entries()) {
      options.signal?.throwIfAborted()
      options.onProgress?.({ phase: 'writing', done: index, total: vendorTables.length })
      const schema = `raw_${table.source}`
      await connection.run(`create schema if not exists ${schema}`)
      if (table.name === appUsageEvents.name) continue
      const rows = entries?.get(table)
      await loadTable({ connection, scratchDir, schema }, table, rows)
      counts.push({ source: table.source, table: table.name, rows: rows?.rows ?? 0 })
    }
    options.onProgress?.({ phase: 'events' })
    await connection.run(createTable('raw_app', appUsageEvents))
    let events = 0
    const write = async (): Promise<void> => {
      options.signal?.throwIfAborted()
      const inserted = await connection.run(`insert into raw_app.usage_events ${deliveredEvents('true')}`)
      events += inserted.rowsChanged
    }
    await makeUsageEvents(connection, { world, scratchDir, write })
    counts.push({ source: 'app', table: appUsageEvents.name, rows: events })
    options.signal?.throwIfAborted()
    options.onProgress?.({ phase: 'truth' })
    await writeTruth({ connection, scratchDir, schema: truthSchema }, world, shape)
  })
  return counts
}
