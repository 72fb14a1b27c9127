import type { AdapterFactory, AdapterRegistry } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'

/** The factory of an adapter by the `type` of profiles.yml; loaded when asked for. */
export function adapterOf(type: string, adapters: AdapterRegistry): Promise<AdapterFactory> {
  const load = adapters[type]
  if (load !== undefined) return load()
  throw new WaypointError({
    code: 'unknown-adapter',
    message: `There is no adapter of type '${type}'`,
    hint: `The types are ${Object.keys(adapters).join(', ')}; correct \`type\` in profiles.yml.`,
  })
}
