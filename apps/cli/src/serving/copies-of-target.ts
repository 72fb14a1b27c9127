import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import {
  type Carrier,
  type CopyEvent,
  csvCarrier,
  keepCopy,
  type KeptCopy,
  lakeCarrier,
} from '@waypoint/publishing'
import type { ResolvedProfile } from '@waypoint/project'
import { readProfile, withTarget } from '../diffing/open-targets.ts'
import { locateProject } from '../engine/locate-project.ts'
import type { Host } from '../host.ts'
import { keeperOf } from '../publishing/open-store.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** Of the profile, and where it is. */
export interface TargetOptions {
  readonly dir: string
  readonly target: string
  readonly projectDir?: string
  readonly profilesDir?: string
  readonly profile?: string
}

/** Copies of the versions that a target's database keeps: files that the app reads as it reads published ones. */
export interface TargetCopies {
  readonly target: string
  /** The folder of the copies, laid out as `published/` is. */
  readonly dir: string
  /** Looks once at what readers of the database see, and makes it what readers here see. */
  look(onProgress: (event: CopyEvent) => void): Promise<KeptCopy>
}

/** Reads the profile; the database is opened for each look alone, so that nothing depends on how long a session lives. */
export async function copiesOfTarget(
  options: TargetOptions,
  { host, workspace }: { readonly host: Host; readonly workspace: Workspace },
): Promise<TargetCopies> {
  const asked = { options, host }
  const profile = await readProfile(options.target, asked)
  const { targetName: target } = profile
  const keeper = keeperOf(target, profile.type)
  const { projectDir } = locateProject(options.projectDir, host)
  const dir = join(workspace.dir, 'copies', encodeURIComponent(target))
  return {
    target,
    dir,
    look: (onProgress) =>
      withTarget({ name: target, profile }, asked, async ({ adapter, connection }) =>
        keepCopy({
          adapter,
          versions: keeper.versions(adapter, connection),
          carrier: await carrierOf(profile, dir, projectDir),
          target,
          dir,
          factory: duckdbFactory,
          signal: host.signal,
          onProgress,
        }),
      ),
  }
}

/** Another copier of the same machine and folder is kept out by a lock, those elsewhere by another name. */
async function carrierOf(
  { type, credentials }: ResolvedProfile,
  dir: string,
  rootDir: string,
): Promise<Carrier> {
  if (type !== 'trino') return csvCarrier
  const { readCredentials } = await import('@waypoint/adapter-trino')
  const { database: catalog, landing } = readCredentials(credentials, rootDir)
  const owner = createHash('sha256').update(`${hostname()}:${dir}`).digest('hex').slice(0, 12)
  return lakeCarrier({ catalog, landing, owner })
}
