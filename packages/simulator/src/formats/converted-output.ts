import { renameSync } from 'node:fs'
import { join } from 'node:path'
import type { ResolvedShape, SimulationOptions } from '../options.ts'
import { deliveredTables, deliveredTruth } from '../sources.ts'
import { openScratchDatabase, replaceDirectory } from '../writers/scratch.ts'
import type { TableCount } from '../writers/table-count.ts'
import type { TableSchema } from '../schemas/table.ts'
import { writeExtractSettings } from './extract-settings.ts'
import { batchFolders, truthFiles } from './batch-folders.ts'
import type { Conversion } from './conversion.ts'
import type { PostgresDoor } from './postgres-door.ts'
import { writePostgresTables } from './postgres-tables.ts'
import { writeSqliteFiles } from './sqlite/sqlite-files.ts'
import { writeTextFiles } from './text-files.ts'

/** Formats that are made from Parquet files, batch by batch and table by table. */
export type ConvertedOutput =
  | { readonly kind: 'csv' | 'jsonl' | 'sqlite'; readonly dir: string }
  | {
      readonly kind: 'postgres'
      readonly door: PostgresDoor
      /** Where the truth goes, as Parquet files in a folder `truth`. */
      readonly dir: string
    }

interface ConversionJob {
  readonly shape: ResolvedShape
  readonly options: SimulationOptions & { readonly output: ConvertedOutput }
  /** Writes the simulation as Parquet files to a folder. */
  readonly writeParquet: (dir: string) => Promise<readonly TableCount[]>
}

/** The place that appears when all is written. */
export const convertedPlace = (output: ConvertedOutput): string =>
  output.kind === 'postgres' ? join(output.dir, 'truth') : output.dir

/** The base has every table. */
const deliveredOf = ({ batches }: Conversion): readonly TableSchema[] =>
  batches[0]?.tables.map(({ table }) => table) ?? []

const convert = async (conversion: Conversion, output: ConvertedOutput, dir: string): Promise<void> => {
  switch (output.kind) {
    case 'csv':
    case 'jsonl':
      writeExtractSettings(dir, deliveredOf(conversion))
      return writeTextFiles(conversion, dir, output.kind)
    case 'sqlite':
      writeExtractSettings(dir, deliveredOf(conversion))
      return writeSqliteFiles(conversion, dir)
    case 'postgres':
      for (const { path, table } of conversion.truth) renameSync(path, join(dir, `${table.name}.parquet`))
      return writePostgresTables(conversion, output.door)
  }
}

export const writeConvertedOutput = async (job: ConversionJob): Promise<readonly TableCount[]> => {
  const { shape, options } = job
  const { output } = options
  let counts: readonly TableCount[] = []
  await replaceDirectory(convertedPlace(output), async ({ dir, scratchDir }) => {
    const parquet = join(scratchDir, 'parquet')
    counts = await job.writeParquet(parquet)
    const batches = batchFolders(parquet, deliveredTables(shape.sources))
    const truth = truthFiles(parquet, deliveredTruth(shape.sources))
    const total = batches.reduce((sum, { tables }) => sum + tables.length, truth.length)
    const database = await openScratchDatabase({
      path: ':memory:',
      spillDir: join(scratchDir, 'spilled'),
      threads: options.threads,
    })
    let done = 0
    const step = (): void => {
      options.signal?.throwIfAborted()
      options.onProgress?.({ phase: 'converting', done, total })
      done++
    }
    try {
      await convert({ connection: database.connection, batches, truth, scratchDir, step }, output, dir)
    } finally {
      database.close()
    }
  })
  return counts
}
