import type { Connection } from '@waypoint/adapter-contract'
import { compareSources } from '@waypoint/extract'
import type { ExtractOptions } from '../commands/extract.ts'
import type { Host } from '../host.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { readDriftState, writeDriftState } from './drift-state.ts'
import { renderDrift } from './drift-view.ts'
import { driftSinceBuild } from './find-drift.ts'
import { projectManifest } from './project-manifest.ts'
import { readSourceColumns } from './source-columns.ts'

interface Extraction {
  readonly host: Host
  readonly options: ExtractOptions
  readonly workspace: Workspace
  readonly json: boolean
  readonly receiver: string
  /** Tables that were to come and did not, by schema. */
  readonly undelivered: Readonly<Record<string, readonly string[]>>
}

/** Keeps what the sources look like now, and tells what is no longer as it was when models were built. */
export async function noteDrift(connection: Connection, extraction: Extraction): Promise<void> {
  const { host, options, workspace, json, receiver, undelivered } = extraction
  const state = readDriftState(workspace)
  const built = state?.receiver === receiver ? state.built : null
  const current = await readSourceColumns(connection)
  const delivered = Object.fromEntries(
    Object.entries(current).map(([schema, tables]) => [schema, without(tables, undelivered[schema] ?? [])]),
  )
  const differs = built !== null && compareSources(built, delivered).length > 0
  const { dir, projectDir, profilesDir } = options
  const where = {
    dir,
    ...(projectDir === undefined ? {} : { projectDir }),
    ...(profilesDir === undefined ? {} : { profilesDir }),
  }
  // Without a project that can be read, the changes are told without their models.
  const manifest = differs ? await projectManifest(where, host).catch(() => null) : null
  const changes = driftSinceBuild(manifest, built, delivered)
  writeDriftState(workspace, { receiver, built, current, changes })
  if (json || changes.length === 0) return
  host.out(`${host.style.bold('Changed since the last build')}\n${renderDrift(changes, host.style)}\n`)
}

function without<T>(
  tables: Readonly<Record<string, T>>,
  names: readonly string[],
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(tables).filter(([table]) => !names.includes(table)))
}
