import { type ModelNode, WaypointError } from '@waypoint/contracts'
import type { RunState } from '../run-state.ts'

/** Every batch would read all rows of all inputs, and probably build the same rows. */
export function warnOfWholeInputs(node: ModelNode, { project, emit }: RunState): void {
  const { nodes, sources } = project.manifest
  const inputs = node.depends_on.nodes.flatMap((id) => nodes[id] ?? sources[id] ?? [])
  if (inputs.some((input) => typeof input.config['event_time'] === 'string')) return
  emit({
    kind: 'warning',
    warning: new WaypointError({
      code: 'unfiltered-batches',
      message: `No input of the microbatch model '${node.name}' has an event_time: each of its batches reads all rows`,
      location: { file: node.original_file_path },
      hint: 'Set event_time in the config of the models, seeds or sources that it reads.',
    }),
  })
}
