import type { StoredVersions } from '@waypoint/publishing'
import type { Brief } from '@waypoint/report'
import { briefOf } from './write-report.ts'

export interface VersionToReport {
  /** Default: the current one. */
  readonly version?: string | undefined
  /** Customers to list. */
  readonly limit?: number | undefined
}

/** The brief of a published version, and what changed since the one before it. */
export async function briefOfVersion(
  versions: StoredVersions,
  { version, limit }: VersionToReport,
): Promise<Brief> {
  return await versions.open(version, async (reader) => {
    const before = await versionBefore(versions, reader.version.version)
    if (before === undefined) return await briefOf({ ...reader, limit })
    return await versions.open(before, (previous) => briefOf({ ...reader, limit, previous }))
  })
}

async function versionBefore(versions: StoredVersions, version: string): Promise<string | undefined> {
  const earlier = (await versions.list()).map((one) => one.version).filter((one) => one < version)
  return earlier.toSorted().at(-1)
}
