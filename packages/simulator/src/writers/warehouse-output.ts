import type { ResolvedShape, SimulationOptions } from '../options.ts'
import { type ExtractedWorld, extractWorld } from '../extracted-world.ts'
import { applyDrifts, type ColumnDrift, columnDrifts } from '../mess/column-drift.ts'
import { type LivedWorld, liveWorld } from '../lived-world.ts'
import type { TableSchema } from '../schemas/table.ts'
import { deliveredTables } from '../sources.ts'
import { both } from './both.ts'
import { createTable } from './csv-file.ts'
import { inTransaction } from './transaction.ts'
import { type OpenWarehouse, writeWarehouse } from './duckdb-writer.ts'
import { eventTables } from './event-tables.ts'
import { loadTable } from './load-table.ts'
import type { TableCount } from './table-count.ts'
import { withThreadToSpare } from './thread-to-spare.ts'
import { tellUsageMess, writeTruth } from './truth-writer.ts'
import { makeUsageEvents } from './usage-writer.ts'

interface WarehouseOutput {
  readonly kind: 'duckdb'
  readonly warehouse: string
  readonly truth: string
}

const writeEvents = async (
  lived: LivedWorld,
  target: OpenWarehouse,
  job: WarehouseJob,
): Promise<readonly TableCount[]> => {
  const { connection } = target
  const { shape, options } = job
  const { views, tables } = eventTables(shape.sources)
  for (const { table } of tables) await connection.run(createTable('raw_app', table))
  const condition = `received_day <= ${shape.throughDay}`
  await makeUsageEvents(connection, {
    usage: lived.usage,
    shape,
    signal: options.signal,
    views,
    write: () =>
      tables.map(({ table, delivered }) => `insert into raw_app.${table.name} ${delivered(condition)}`),
  })
  const counts: TableCount[] = []
  for (const { table } of tables) {
    const counted = await connection.runAndReadAll(`select count(*)::integer from raw_app.${table.name}`)
    counts.push({ source: 'app', table: table.name, rows: Number(counted.getRows()[0]?.[0] ?? 0) })
  }
  return counts
}

const extractedTables = ({ sources }: ResolvedShape): readonly TableSchema[] => {
  const events = new Set(eventTables(sources).tables.map(({ table }) => table))
  return deliveredTables(sources).filter((table) => !events.has(table))
}

const writeTables = async (
  world: ExtractedWorld,
  { connection }: OpenWarehouse,
  { shape, options, drifts }: WarehouseJob & { readonly drifts: readonly ColumnDrift[] },
): Promise<readonly TableCount[]> => {
  const entries = world.delivery.log.batches()[0]?.tables
  const counts: TableCount[] = []
  const tables = extractedTables(shape)
  for (const [index, table] of tables.entries()) {
    options.signal?.throwIfAborted()
    options.onProgress?.({ phase: 'writing', done: index, total: tables.length })
    const rows = entries?.get(table)
    const schema = `raw_${table.source}`
    await loadTable({ connection, schema }, table, rows)
    const own = drifts.filter((drift) => drift.table === table)
    await applyDrifts(connection, schema, own)
    counts.push({ source: table.source, table: table.name, rows: rows?.rows ?? 0 })
  }
  return counts
}

interface WarehouseJob {
  readonly shape: ResolvedShape
  readonly options: SimulationOptions & { readonly output: WarehouseOutput }
}

/**
 * The state after all batches, in schemas `raw_<source>`; the truth in a file of its own. The database
 * makes the events while the extracts are written.
 */
export const writeWarehouseOutput = async (job: WarehouseJob): Promise<readonly TableCount[]> => {
  const { shape, options } = job
  let counts: readonly TableCount[] = []
  await writeWarehouse(options.output, options.threads, async (target) => {
    for (const source of new Set(deliveredTables(shape.sources).map((table) => table.source))) {
      await target.connection.run(`create schema raw_${source}`)
    }
    const { scratchDir } = target
    const lived = await liveWorld({ shape, options, scratchDir })
    options.onProgress?.({ phase: 'events' })
    const [events, world] = await withThreadToSpare(target.other, async (giveBack) =>
      both(
        writeEvents(lived, target, job),
        extractWorld(lived, { shape, options, scratchDir, singleBatch: true }).finally(giveBack),
      ),
    )
    const drifts = columnDrifts(world.delivery.mess, shape, extractedTables(shape))
    const { other, truthSchema: schema } = target
    const [tables] = await withThreadToSpare(other, async () =>
      both(
        inTransaction(target.connection, () => writeTables(world, target, { ...job, drifts })),
        inTransaction(other, () => writeTruth({ connection: other, schema }, world, shape)),
      ),
    )
    counts = [...tables, ...events]
    options.onProgress?.({ phase: 'truth' })
    await target.connection.run(tellUsageMess(schema))
  })
  return counts
}
