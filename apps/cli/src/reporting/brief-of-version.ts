import { listVersions } from '@waypoint/publishing'
import type { Brief } from '@waypoint/report'
import { withPublished } from '../publishing/with-published.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { briefOf } from './write-report.ts'

export interface VersionToReport {
  /** Default: the current one. */
  readonly version?: string | undefined
  /** Customers to list. */
  readonly limit?: number | undefined
}

/** The brief of a published version, and what changed since the one before it. */
export async function briefOfVersion(
  workspace: Workspace,
  { version, limit }: VersionToReport,
): Promise<Brief> {
  return await withPublished(workspace, version, async (session) => {
    const before = await versionBefore(workspace, session.version.version)
    if (before === undefined) return await briefOf({ ...session, limit })
    return await withPublished(workspace, before, (previous) => briefOf({ ...session, limit, previous }))
  })
}

async function versionBefore({ published }: Workspace, version: string): Promise<string | undefined> {
  const earlier = (await listVersions(published)).map((one) => one.version).filter((one) => one < version)
  return earlier.toSorted().at(-1)
}
