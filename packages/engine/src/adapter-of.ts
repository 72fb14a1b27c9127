import type { Adapter, AdapterFactory, AdapterRegistry, OpenOptions } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'
import type { ResolvedProfile } from '@waypoint/project'

/** The factory of an adapter by the `type` of profiles.yml; loaded when asked for. */
export function adapterOf(type: string, adapters: AdapterRegistry): Promise<AdapterFactory> {
  const load = adapters[type]
  if (load !== undefined) return load()
  const types = Object.keys(adapters)
  const near = nearestName(type, types)
  throw new WaypointError({
    code: 'unknown-adapter',
    message: `There is no adapter of type '${type}'`,
    hint: `${near === undefined ? '' : `Did you mean '${near}'? `}The types are ${types.join(', ')}.`,
  })
}

/** Opens the database of a target; what goes wrong is told with the profile that names it. */
export async function openAdapter(
  profile: ResolvedProfile,
  adapters: AdapterRegistry,
  options: OpenOptions,
): Promise<Adapter> {
  const factory = await adapterOf(profile.type, adapters)
  try {
    return await factory.open(profile.credentials, options)
  } catch (cause) {
    if (!(cause instanceof WaypointError) || cause.location !== undefined) throw cause
    throw new WaypointError({
      code: cause.code,
      message: `${cause.message} (target ${profile.targetName} of profile ${profile.profileName})`,
      location: profile.place([]),
      ...(cause.hint === undefined ? {} : { hint: cause.hint }),
      cause,
    })
  }
}
