import { WaypointError } from '@waypoint/contracts'
import type { LoadedProject } from './loaded-project.ts'
import type { LoadOptions } from './options.ts'

/** Reads, parses and resolves a dbt project. Throws WaypointErrors with every mistake that was found. */
export async function loadProject(options: LoadOptions): Promise<LoadedProject> {
  throw new WaypointError({ code: 'invalid-project', message: `Cannot read ${options.projectDir}` })
}
