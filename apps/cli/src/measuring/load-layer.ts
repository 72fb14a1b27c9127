import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import { decodeSemanticLayer, type SemanticLayer } from '@waypoint/semantics'
import type { Workspace } from '../workspace/workspace.ts'

/** The metrics of the project that the workspace was built from, as its last run wrote them down. */
export function loadLayer(workspace: Workspace): SemanticLayer {
  const file = join(workspace.target, 'semantic_manifest.json')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new WaypointError({
      code: 'nothing-built',
      message: `There is no semantic_manifest.json in ${workspace.target}: nothing has been built in this workspace.`,
      hint: 'Run `waypoint demo`, or `waypoint build` with the same --dir.',
      cause,
    })
  }
  return decodeSemanticLayer(JSON.parse(text))
}
