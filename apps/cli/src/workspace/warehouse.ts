import { mkdirSync } from 'node:fs'
import type { Adapter, Connection } from '@waypoint/adapter-contract'
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
