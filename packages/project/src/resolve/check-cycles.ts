import { type Manifest, WaypointError } from '@waypoint/contracts'
import { buildGraph, findCycle } from '@waypoint/graph'
import type { CallSite } from '@waypoint/jinja'
import type { Problems } from '../problems/problems.ts'

/** `sites` tells where one node refers to another. */
export function checkCycles(
  manifest: Manifest,
  sites: (from: string, to: string) => CallSite | undefined,
  problems: Problems,
): void {
  const cycle = findCycle(buildGraph(manifest))
  if (cycle === null) return
  const named = cycle.map((id) => manifest.nodes[id]?.name ?? id)
  const steps = cycle.slice(0, -1).map((id, index) => {
    const site = sites(id, cycle[index + 1] as string)
    const file = manifest.nodes[id]?.original_file_path ?? id
    return `  ${site === undefined ? file : `${site.file}:${site.line}`} refers to ${named[index + 1]}`
  })
  const [from = '', to = ''] = cycle
  problems.error(
    new WaypointError({
      code: 'cycle',
      message: `The models depend on each other in a circle: ${named.join(' → ')}\n${steps.join('\n')}`,
      location: sites(from, to) ?? { file: manifest.nodes[from]?.original_file_path ?? from },
      hint: 'Remove one of these references, or move what both need into a model of its own.',
    }),
  )
}
