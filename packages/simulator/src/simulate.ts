import { formatDay } from './clock/day.ts'
import { writeConvertedOutput } from './formats/converted-output.ts'
import { refuseOutput } from './formats/refused-output.ts'
import { type ResolvedShape, resolveShape, type SimulationOptions } from './options.ts'
import { deliveredTables } from './sources.ts'
import { writeParquetOutput } from './writers/parquet-output.ts'
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

const writeOutput = async (
  shape: ResolvedShape,
  options: SimulationOptions,
): Promise<readonly TableCount[]> => {
  const { output } = options
  const writeParquet = (dir: string): Promise<readonly TableCount[]> =>
    writeParquetOutput(shape, { ...options, output: { kind: 'parquet', dir } })
  switch (output.kind) {
    case 'duckdb':
      return writeWarehouseOutput({ shape, options: { ...options, output } })
    case 'parquet':
      return writeParquet(output.dir)
    default:
      return writeConvertedOutput({ shape, options: { ...options, output }, writeParquet })
  }
}

/**
 * Makes the company, its truth and what its vendors deliver. The same options give the same content on
 * every machine. Throws `SimulationError`; an aborted or failed run leaves nothing behind.
 */
export const simulate = async (options: SimulationOptions): Promise<SimulationSummary> => {
  const shape = resolveShape(options)
  const sources = [...new Set(deliveredTables(shape.sources).map((table) => table.source))]
  await refuseOutput(options.output, { ifExists: options.ifExists ?? 'refuse', sources })
  const tables = await writeOutput(shape, options)
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
