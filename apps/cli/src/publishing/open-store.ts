import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { type Manifest, WaypointError } from '@waypoint/contracts'
import {
  lakeVersions,
  publishLake,
  type PublishResult,
  publishSchemas,
  type PublishSchemasOptions,
  type ReadableVersions,
  schemaVersions,
  type StoredVersions,
} from '@waypoint/publishing'
import { readTarget, withTarget } from '../diffing/open-targets.ts'
import type { Host } from '../host.ts'
import type { StoreOptions } from '../options/store-options.ts'
import { type Workspace, workspaceAt } from '../workspace/workspace.ts'
import { versionsOf } from './with-published.ts'

/** Where versions are, and what is published as one. */
export type Store =
  | { readonly kind: 'files'; readonly versions: StoredVersions; readonly workspace: Workspace }
  | {
      readonly kind: 'schemas'
      readonly versions: ReadableVersions
      readonly adapter: Adapter
      readonly connection: Connection
      readonly publish: (options: DatabasePublish) => Promise<PublishResult>
      readonly manifest: Manifest
      readonly target: string
    }

type DatabasePublish = PublishSchemasOptions

interface Keeper {
  readonly versions: (adapter: Adapter, connection: Connection) => ReadableVersions
  readonly publish: (options: DatabasePublish) => Promise<PublishResult>
}

/** Databases that keep versions themselves. */
const KEEPERS: Readonly<Record<string, Keeper>> = {
  postgres: {
    versions: (adapter, connection) => schemaVersions({ adapter, connection }),
    publish: publishSchemas,
  },
  trino: { versions: lakeVersions, publish: publishLake },
}

/** The versions of the workspace, or those in the database of --target. */
export async function withStore<T>(
  options: StoreOptions,
  host: Host,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const workspace = workspaceAt(options.dir, host.cwd)
  if (options.target === undefined) {
    return use({ kind: 'files', versions: versionsOf(workspace), workspace })
  }
  const target = await readTarget(options.target, { options, host })
  const keeper = keeperOf(target.name, target.profile.type)
  return withTarget(target, { options, host }, ({ adapter, connection }) =>
    use({
      kind: 'schemas',
      versions: keeper.versions(adapter, connection),
      publish: keeper.publish,
      adapter,
      connection,
      manifest: target.manifest,
      target: target.name,
    }),
  )
}

/** @throws WaypointError `no-versions-there` for a target whose database keeps none. */
export function keeperOf(name: string, type: string): Keeper {
  const keeper = KEEPERS[type]
  if (keeper === undefined) throw keepsNone(name, type)
  return keeper
}

function keepsNone(name: string, type: string): WaypointError {
  return new WaypointError({
    code: 'no-versions-there',
    message: `the target ${name} is ${type}, which keeps no versions in the database`,
    hint: 'leave --target out: versions of DuckDB are files of the workspace (--dir)',
  })
}
