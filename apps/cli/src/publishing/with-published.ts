import type { Connection } from '@waypoint/adapter-contract'
import { openVersion, type PublishedVersion } from '@waypoint/publishing'
import type { Workspace } from '../workspace/workspace.ts'

export interface PublishedSession {
  readonly version: PublishedVersion
  /** Read-only. */
  readonly connection: Connection
}

/** Opens a published version, by default the current one, for as long as `use` runs. */
export async function withPublished<T>(
  workspace: Workspace,
  version: string | undefined,
  use: (session: PublishedSession) => Promise<T>,
): Promise<T> {
  const { duckdbFactory: factory } = await import('@waypoint/adapter-duckdb')
  const opened = await openVersion({
    dir: workspace.published,
    factory,
    ...(version === undefined ? {} : { version }),
  })
  try {
    const connection = await opened.adapter.connect()
    try {
      return await use({ version: opened.version, connection })
    } finally {
      await connection.close()
    }
  } finally {
    await opened.adapter.close()
  }
}
