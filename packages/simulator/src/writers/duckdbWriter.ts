import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { SimulationError } from '../error.ts'
import { quoteText } from './csvFile.ts'

export interface WarehouseFiles {
  readonly warehouse: string
  readonly truth: string
}

export interface OpenWarehouse {
  readonly connection: DuckDBConnection
  readonly scratchDir: string
  /** Schemas of the warehouse are reached by name, those of the truth through this prefix. */
  readonly truthSchema: string
}

export const refuseExisting = (paths: readonly string[]): void => {
  const existing = paths.find((path) => existsSync(path))
  if (existing === undefined) return
  throw new SimulationError({
    code: 'output-exists',
    message: `${existing} exists already.`,
    hint: 'Choose another place, or replace it with --force.',
  })
}

const asSimulationError = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error
  if (/No space left|ENOSPC|out of disk/i.test(error.message)) {
    const hint = 'Free some space or choose a smaller scale; nothing was left behind.'
    return new SimulationError({ code: 'no-space', message: 'The disk is full.', hint, cause: error })
  }
  return error
}

/** Two new files that appear together when `fill` succeeds; otherwise neither does. */
export const writeWarehouse = async (
  files: WarehouseFiles,
  threads: number | undefined,
  fill: (warehouse: OpenWarehouse) => Promise<void>,
): Promise<void> => {
  const scratchDir = `${files.warehouse}.partial`
  const partial = { warehouse: `${scratchDir}/warehouse.duckdb`, truth: `${scratchDir}/truth.duckdb` }
  rmSync(scratchDir, { recursive: true, force: true })
  try {
    mkdirSync(scratchDir, { recursive: true })
    mkdirSync(dirname(files.truth), { recursive: true })
    const instance = await DuckDBInstance.create(
      partial.warehouse,
      threads === undefined ? {} : { threads: String(threads) },
    )
    const connection = await instance.connect()
    try {
      await connection.run(`attach ${quoteText(partial.truth)} as truth_file`)
      await connection.run('create schema truth_file.truth')
      await fill({ connection, scratchDir, truthSchema: 'truth_file.truth' })
      await connection.run('detach truth_file')
    } finally {
      connection.closeSync()
      instance.closeSync()
    }
    for (const path of [files.warehouse, files.truth]) rmSync(`${path}.wal`, { force: true })
    renameSync(partial.truth, files.truth)
    renameSync(partial.warehouse, files.warehouse)
  } catch (error) {
    throw asSimulationError(error)
  } finally {
    rmSync(scratchDir, { recursive: true, force: true })
  }
}
