import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { SimulationError } from '../error.ts'

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
  if (/EACCES|EROFS|EPERM|ENOTDIR|Permission denied/.test(error.message)) {
    const hint = 'Choose a folder that you may write to.'
    return new SimulationError({ code: 'output-not-writable', message: error.message, hint, cause: error })
  }
  return error
}

/** Lends a folder for unfinished work, and removes it whatever happens; in failure also the folders made for it. */
export const withScratchDir = async (scratchDir: string, work: () => Promise<void>): Promise<void> => {
  let firstMade: string | undefined
  try {
    rmSync(scratchDir, { recursive: true, force: true })
    firstMade = mkdirSync(scratchDir, { recursive: true })
  } catch (error) {
    throw asSimulationError(error)
  }
  try {
    await work()
  } catch (error) {
    rmSync(firstMade ?? scratchDir, { recursive: true, force: true })
    throw asSimulationError(error)
  } finally {
    rmSync(scratchDir, { recursive: true, force: true })
  }
}

/** A folder that appears whole when `fill` succeeds; otherwise what was there stays. */
export const replaceDirectory = async (
  dir: string,
  fill: (places: { readonly dir: string; readonly scratchDir: string }) => Promise<void>,
): Promise<void> => {
  const partial = `${dir}.partial`
  await withScratchDir(partial, async () => {
    const places = { dir: join(partial, 'output'), scratchDir: join(partial, 'scratch') }
    mkdirSync(places.dir)
    mkdirSync(places.scratchDir)
    await fill(places)
    mkdirSync(dirname(dir), { recursive: true })
    rmSync(dir, { recursive: true, force: true })
    renameSync(places.dir, dir)
  })
}

/** Of the database alone; what does not fit goes to disk. */
const MEMORY_LIMIT = '2200MB'

/** For ids, which hardly become shorter: to look for what they have in common takes longer than all else. */
const DISABLED_COMPRESSION = 'fsst'

export interface ScratchDatabase {
  readonly connection: DuckDBConnection
  /** Another one, which knows no temporary tables. */
  readonly other: DuckDBConnection
  close(): void
}

interface DatabasePlace {
  readonly path: string
  /** A folder for what does not fit into memory. */
  readonly spillDir: string
  readonly threads: number | undefined
}

export const openScratchDatabase = async ({
  path,
  spillDir,
  threads,
}: DatabasePlace): Promise<ScratchDatabase> => {
  const instance = await DuckDBInstance.create(path, {
    memory_limit: MEMORY_LIMIT,
    temp_directory: spillDir,
    ...(threads === undefined ? {} : { threads: String(threads) }),
  })
  const connection = await instance.connect()
  const other = await instance.connect()
  // Among the options above it is not heeded.
  await connection.run(`set disabled_compression_methods = '${DISABLED_COMPRESSION}'`)
  return {
    connection,
    other,
    close: () => {
      other.closeSync()
      connection.closeSync()
      instance.closeSync()
    },
  }
}
