import type { VersionReader } from '@waypoint/publishing'
import { fileVersions } from '@waypoint/publishing'
import type { Workspace } from '../workspace/workspace.ts'

/** Opens a published version of a workspace, by default the current one, for as long as `use` runs. */
export function withPublished<T>(
  workspace: Workspace,
  version: string | undefined,
  use: (reader: VersionReader) => Promise<T>,
): Promise<T> {
  const factory = async () => (await import('@waypoint/adapter-duckdb')).duckdbFactory
  return fileVersions(workspace.published, factory).open(version, use)
}
