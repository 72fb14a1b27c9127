import { WaypointError } from '@waypoint/contracts'
import type { Rendering } from './rendering.ts'

export interface SpineTable {
  readonly relation: string
  readonly column: string
}

export function timeSpineOf({ layer, relationSql }: Rendering): SpineTable {
  if (layer.timeSpine === null) {
    throw new WaypointError({
      code: 'no-time-spine',
      message: 'This figure needs a table of days, and the project names none.',
      hint: 'Declare time_spine: on a model with one row per day.',
    })
  }
  return { relation: relationSql(layer.timeSpine.relation), column: layer.timeSpine.column }
}
