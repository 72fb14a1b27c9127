import { join } from 'node:path'
import { cellText } from '@waypoint/adapter-contract'
import type { Workspace } from '../workspace/workspace.ts'
import { withPublished } from '../publishing/with-published.ts'

interface Export {
  readonly workspace: Workspace
  readonly version: string | undefined
  readonly file: string
}

/** A published version may write no file, so another database reads it and writes; the number of rows. */
export async function exportParquet(sql: string, { workspace, version, file }: Export): Promise<string> {
  const chosen = await withPublished(workspace, version, async (session) => session.version.version)
  const { duckdbFactory } = await import('@waypoint/adapter-duckdb')
  const adapter = await duckdbFactory.open(
    { type: 'duckdb', path: ':memory:' },
    { rootDir: workspace.dir, threads: 1 },
  )
  try {
    const connection = await adapter.connect()
    try {
      const path = join(workspace.published, 'versions', `${chosen}.duckdb`)
      await connection.query(`attach ${textLiteral(path)} as published (read_only)`)
      await connection.query('use published')
      const { rows, rowsAffected } = await connection.query(
        `copy (${sql}) to ${textLiteral(file)} (format parquet)`,
      )
      return rowsAffected === null ? cellText(rows[0]?.[0] ?? null) : String(rowsAffected)
    } finally {
      await connection.close()
    }
  } finally {
    await adapter.close()
  }
}

const textLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`
