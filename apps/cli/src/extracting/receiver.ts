import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection } from '@waypoint/adapter-contract'
import type { ForeignWarehouse } from '@waypoint/extract'
import type { ExtractOptions } from '../commands/extract.ts'
import type { Host } from '../host.ts'
import { withWarehouse } from '../workspace/warehouse.ts'
import { type Workspace, workspaceAt } from '../workspace/workspace.ts'
import { openPostgresSource } from './postgres-source.ts'

/** Where tables are loaded: the workspace's DuckDB, or a PostgreSQL database with a DuckDB that reads for it. */
export interface Receiver {
  readonly connection: Connection
  readonly into?: ForeignWarehouse
  /** As it is told to the user. */
  readonly name: string
}

export async function withReceiver<T>(
  options: ExtractOptions,
  host: Host,
  use: (receiver: Receiver) => Promise<T>,
): Promise<T> {
  const workspace = workspaceAt(options.dir, host.cwd)
  if (options.into === undefined) {
    return withWarehouse(workspace, (connection) => use({ connection, name: workspace.warehouse }))
  }
  const adapter = await openPostgresSource(options.into, options, host)
  const { copyCsvFile } = await import('@waypoint/adapter-postgres')
  try {
    const connection = await adapter.connect()
    const copyCsv = (table: string, file: string): Promise<number> => copyCsvFile(connection, table, file)
    return await withReader(workspace, (reader) =>
      use({ connection: reader, into: { connection, copyCsv }, name: `the database ${adapter.database}` }),
    )
  } finally {
    await adapter.close()
  }
}

/** A DuckDB for the time of the load, in a file: tables larger than the memory pass through it. */
async function withReader<T>(workspace: Workspace, use: (connection: Connection) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'waypoint-reader-'))
  try {
    return await withWarehouse({ ...workspace, dir, warehouse: join(dir, 'reader.duckdb') }, use)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
