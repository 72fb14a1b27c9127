import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { both } from './both.ts'
import { quoteText } from './csv-file.ts'
import { openScratchDatabase, withScratchDir } from './scratch.ts'

export interface WarehouseFiles {
  readonly warehouse: string
  readonly truth: string
}

export interface OpenWarehouse {
  readonly connection: DuckDBConnection
  /** Another one, which knows no temporary tables. */
  readonly other: DuckDBConnection
  readonly scratchDir: string
  /** The truth's schema, in its own file. */
  readonly truthSchema: string
}

/** Two new files that appear together when `fill` succeeds; otherwise neither does. */
export const writeWarehouse = async (
  files: WarehouseFiles,
  threads: number | undefined,
  fill: (warehouse: OpenWarehouse) => Promise<void>,
): Promise<void> => {
  const scratchDir = `${files.warehouse}.partial`
  await withScratchDir(scratchDir, async () => {
    const partial = {
      warehouse: join(scratchDir, 'warehouse.duckdb'),
      truth: join(scratchDir, 'truth.duckdb'),
    }
    const spillDir = join(scratchDir, 'spilled')
    const database = await openScratchDatabase({ path: partial.warehouse, spillDir, threads })
    try {
      const { connection, other } = database
      await connection.run(`attach ${quoteText(partial.truth)} as truth_file`)
      await connection.run('create schema truth_file.truth')
      await fill({ connection, other, scratchDir, truthSchema: 'truth_file.truth' })
      await both(other.run('detach truth_file'), connection.run('checkpoint'))
    } finally {
      database.close()
    }
    mkdirSync(dirname(files.truth), { recursive: true })
    for (const path of [files.warehouse, files.truth]) rmSync(`${path}.wal`, { force: true })
    renameSync(partial.truth, files.truth)
    renameSync(partial.warehouse, files.warehouse)
  })
}
