import { type Manifest, WaypointError } from '@waypoint/contracts'
import { invoke, type InvocationOptions } from '@waypoint/engine'
import { adapters } from '../../engine/adapters.ts'
import type { Host } from '../../host.ts'
import type { RevisionPlace } from './place-of.ts'

export interface RevisionBuild {
  /** How the target itself is parsed; the project is that of the revision. */
  readonly asked: InvocationOptions
  readonly name: string
  readonly place: RevisionPlace
  /** unique ids. */
  readonly only: readonly string[]
  /** Artifacts of the project as the target has it. */
  readonly environment: string
  readonly targetPath: string
  readonly host: Host
}

/** Builds nodes of a revision in its own place; everything else is read where the target has it. */
export async function buildRevision(build: RevisionBuild): Promise<Manifest> {
  const { asked, place, only, environment, targetPath, host, name } = build
  const own: InvocationOptions = {
    ...asked,
    command: 'build',
    profilesDir: place.profilesDir,
    targetPath,
    env: { ...asked.env, ...place.env },
    only,
    ...(place.file === null ? { statePath: environment, defer: true, favorState: true } : {}),
  }
  const parsed = await invoke({ ...own, command: 'parse' }, { adapters, signal: host.signal })
  if (place.file === null) refuseSharedSchemas(parsed.manifest, { only, place })
  const { manifest, results, exitCode } = await invoke(own, { adapters, signal: host.signal })
  const failed = results.find(({ status }) => status === 'error' || status === 'fail')
  if (exitCode === 0 && failed === undefined) return manifest
  throw new WaypointError({
    code: 'revision-not-built',
    message: `${name} could not be built: ${failed?.name ?? 'it was interrupted'}${failed?.message ? `: ${failed.message.split('\n')[0]}` : ''}`,
    hint: 'try it with `waypoint build` on that revision',
    ...(failed?.error ? { cause: failed.error } : {}),
  })
}

/** A project that names schemas whatever the target is called would write over what readers see. */
function refuseSharedSchemas(
  manifest: Manifest,
  { only, place }: { readonly only: readonly string[]; readonly place: RevisionPlace },
): void {
  const shared = only.find((id) => manifest.nodes[id]?.schema?.includes(place.schema) !== true)
  if (shared === undefined) return
  throw new WaypointError({
    code: 'shared-schema',
    message: `${manifest.nodes[shared]?.name ?? shared} would be built in the schema ${manifest.nodes[shared]?.schema ?? '?'}, which is the target's own`,
    hint: 'generate_schema_name of this project leaves the target’s schema out: compare on a DuckDB target, or with `waypoint ci`',
  })
}
