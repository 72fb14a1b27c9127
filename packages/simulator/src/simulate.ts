import { formatDay } from './clock/day.ts'
import { resolveShape, type SimulationOptions } from './options.ts'
import { liveWorld } from './lived-world.ts'
import { writeParquetOutput } from './writers/parquet-output.ts'
import { refuseExisting } from './writers/scratch.ts'
import type { TableCount } from './writers/table-count.ts'
import { writeWarehouseOutput } from './writers/warehouse-output.ts'

export interface SimulationSummary {
  readonly seed: number
  readonly scale: string
  readonly startDate: string
  readonly endDate: string
  readonly baseDate: string
  /** Delivered rows per table, over all batches. */
  readonly tables: readonly TableCount[]
  readonly rows: number
}

/**
 * Makes the company, its truth and what its vendors deliver. The same options give the same content on
 * every machine. Throws `SimulationError`; an aborted or failed run leaves nothing behind.
 */
export const simulate = async (options: SimulationOptions): Promise<SimulationSummary> => {
  const shape = resolveShape(options)
  const { output } = options
  const places = output.kind === 'duckdb' ? [output.warehouse, output.truth] : [output.dir]
  if (options.ifExists !== 'replace') refuseExisting(places)
  const lived = await liveWorld(shape, options)
  const tables =
    output.kind === 'duckdb'
      ? await writeWarehouseOutput(lived, { shape, options: { ...options, output } })
      : await writeParquetOutput(lived, shape, { ...options, output })
  return {
    seed: shape.seed,
    scale: shape.scale,
    startDate: formatDay(shape.period.startDay),
    endDate: formatDay(shape.period.endDay),
    baseDate: formatDay(shape.baseDay),
    tables,
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
  }
}
