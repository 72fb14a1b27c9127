import { fileVersions, type StoredVersions, type VersionReader } from '@waypoint/publishing'
import type { Workspace } from '../workspace/workspace.ts'

const duckdb = async () => (await import('@waypoint/adapter-duckdb')).duckdbFactory

/** The versions of a workspace. */
export const versionsOf = (workspace: Workspace): StoredVersions => fileVersions(workspace.published, duckdb)

/** Opens a published version of a workspace, by default the current one, for as long as `use` runs. */
export function withPublished<T>(
  workspace: Workspace,
  version: string | undefined,
  use: (reader: VersionReader) => Promise<T>,
): Promise<T> {
  return versionsOf(workspace).open(version, use)
}
