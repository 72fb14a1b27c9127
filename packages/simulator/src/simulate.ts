import { formatDay } from './clock/day.ts'
import { SimulationError } from './error.ts'
import { resolveShape, type SimulationOptions } from './options.ts'
import { simulateWorld } from './simulatedWorld.ts'
import { refuseExisting } from './writers/duckdbWriter.ts'
import { type TableCount, writeWarehouseOutput } from './writers/warehouseOutput.ts'

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
  if (output.kind === 'parquet') {
    throw new SimulationError({ code: 'invalid-option', message: 'not yet' })
  }
  if (options.ifExists !== 'replace') refuseExisting([output.warehouse, output.truth])
  const world = await simulateWorld(shape, { ...options, singleBatch: output.kind === 'duckdb' })
  const tables = await writeWarehouseOutput(world, shape, { ...options, output })
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
