import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeManifest } from '@waypoint/artifacts'
import { type Manifest, WaypointError } from '@waypoint/contracts'
import { withWarehouse } from '../workspace/warehouse.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { readLineage, writeLineage } from './lineage-file.ts'
import { type ProjectTrace, traceProject } from './trace-project.ts'

export interface TracedProject extends ProjectTrace {
  readonly manifest: Manifest
}

/** The column lineage of what the workspace was built from; worked out once for each run. */
export async function tracedProject(workspace: Workspace): Promise<TracedProject> {
  const manifest = readManifest(workspace)
  const { invocation_id: id } = manifest.metadata
  const known = readLineage(workspace.target, id)
  if (known !== undefined) return { ...known, manifest }
  const trace = await withWarehouse(workspace, (connection) =>
    traceProject({ manifest, targetPath: workspace.target, connection }),
  )
  writeLineage(workspace.target, id, trace)
  return { ...trace, manifest }
}

function readManifest(workspace: Workspace): Manifest {
  const file = join(workspace.target, 'manifest.json')
  try {
    return decodeManifest(readFileSync(file, 'utf8'), file)
  } catch (cause) {
    if (cause instanceof WaypointError) throw cause
    throw new WaypointError({
      code: 'nothing-built',
      message: `There is no manifest.json in ${workspace.target}: nothing has been built in this workspace.`,
      hint: 'Run `waypoint demo`, or `waypoint build` with the same --dir.',
      cause,
    })
  }
}
