import { WaypointError } from '@waypoint/contracts'

export function snapshotsUnsupported(): WaypointError {
  return new WaypointError({
    code: 'not-supported',
    message: 'Snapshots are not supported yet',
    hint: 'Leave them out with --exclude resource_type:snapshot.',
  })
}
