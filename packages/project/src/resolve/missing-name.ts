import type { MissingName } from '@waypoint/context'
import { type SourceLocation, WaypointError } from '@waypoint/contracts'

export function missingName(mistake: MissingName, location: SourceLocation): WaypointError {
  return new WaypointError({
    code: mistake.kind === 'var' ? 'undefined-var' : 'undefined-env-var',
    message: mistake.message,
    location,
    ...(mistake.hint === undefined ? {} : { hint: mistake.hint }),
  })
}
