import type { Adapter, AdapterFactory } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { existsSync } from 'node:fs'
import { databasePath } from './layout.ts'
import { readPointer, readVersion } from './version-store.ts'
import type { PublishedVersion } from './version.ts'

export interface OpenVersionOptions {
  readonly dir: string
  /** Default: the current one. */
  readonly version?: string
  /** The factory of the DuckDB adapter. */
  readonly factory: AdapterFactory
}

export interface OpenedVersion {
  readonly version: PublishedVersion
  /** Read-only, and no way to other files; whoever opened it closes it. It stays on this version when another is published. */
  readonly adapter: Adapter
}

export async function openVersion({ dir, version, factory }: OpenVersionOptions): Promise<OpenedVersion> {
  const chosen = version ?? (await readPointer(dir))?.version
  if (chosen === undefined) {
    throw new WaypointError({
      code: 'nothing-published',
      message: `Nothing is published in ${dir} yet.`,
      hint: 'Run `waypoint publish`, or `waypoint demo` for the demo company.',
    })
  }
  const manifest = await readVersion(dir, chosen)
  if (!existsSync(databasePath(dir, chosen))) {
    throw new WaypointError({
      code: 'damaged-version',
      message: `The file of version ${chosen} is gone.`,
      location: { file: databasePath(dir, chosen) },
      hint: '`waypoint rollback` goes back to the version before; `waypoint publish` makes a new one.',
    })
  }
  const credentials = {
    type: 'duckdb',
    path: databasePath(dir, chosen),
    schema: 'marts',
    read_only: true,
    config_options: { enable_external_access: false },
  }
  return { version: manifest, adapter: await factory.open(credentials, { rootDir: dir, threads: 1 }) }
}
