import { WaypointError } from '@waypoint/contracts'
import type { Hub, HubVersion } from './hub.ts'
import type { HubSpec } from './package-spec.ts'

/** The one version that a lock file names, as the hub describes it. */
export async function packageOfLock(spec: HubSpec, hub: Hub): Promise<HubVersion> {
  const [wanted] = spec.versions
  const found = (await hub.versions(spec.package)).find((each) => each.version.text === wanted)
  if (found !== undefined) return found
  throw new WaypointError({
    code: 'unknown-package',
    message: `The hub has no version ${wanted ?? ''} of ${spec.package}, which package-lock.yml names`,
    hint: 'Run waypoint deps --upgrade to choose the versions anew.',
  })
}
