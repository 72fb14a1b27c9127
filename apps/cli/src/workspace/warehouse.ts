import { mkdirSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import type { Workspace } from './workspace.ts'

/** Of text only what repeats is compressed, as the project's profile has it. */
const SETTINGS = { disabled_compression_methods: 'fsst' }

/** Opens the workspace's warehouse for writing, for as long as `use` runs. */
export async function withWarehouse<T>(
  workspace: Workspace,
  use: (connection: Connection, adapter: Adapter) => Promise<T>,
): Promise<T> {
  mkdirSync(workspace.dir, { recursive: true })
  const { duckdbFactory } = await import('@waypoint/adapter-duckdb')
  const adapter = await duckdbFactory.open(
    { type: 'duckdb', path: workspace.warehouse, settings: SETTINGS },
    { rootDir: workspace.dir, threads: 1 },
  )
  try {
    const connection = await adapter.connect()
    try {
      return await use(connection, adapter)
    } finally {
      await connection.close()
    }
  } finally {
    await adapter.close()
  }
}

interface OwnWarehouse {
  readonly connection: Connection
  readonly adapter: Adapter
  readonly file: FileHandle
}

/** The same with a handle on its file, which lives longer than the database's own: see `SoleAccess`. */
export async function withWarehouseFile<T>(
  workspace: Workspace,
  use: (warehouse: OwnWarehouse) => Promise<T>,
): Promise<T> {
  const file = await openWarehouseFile(workspace)
  try {
    return await withWarehouse(workspace, (connection, adapter) => use({ connection, adapter, file }))
  } finally {
    await file.close()
  }
}

async function openWarehouseFile({ dir, warehouse }: Workspace): Promise<FileHandle> {
  try {
    return await open(warehouse, 'r')
  } catch (cause) {
    throw new WaypointError({
      code: 'nothing-built',
      message: `There is no warehouse in ${dir}.`,
      hint: 'Run `waypoint demo`, or `waypoint build` with the same --dir.',
      cause,
    })
  }
}
