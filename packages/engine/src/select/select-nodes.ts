import type { WaypointError } from '@waypoint/contracts'
import {
  buildGraph,
  type Change,
  compareManifests,
  type Graph,
  type PreviousState,
  select,
  type Selection,
  topologicalOrder,
  unknownSelector,
} from '@waypoint/graph'
import type { LoadedProject } from '@waypoint/project'
import type { Command, InvocationOptions } from '../invocation.ts'

export interface SelectedNodes {
  readonly graph: Graph
  /** unique_ids, dependencies first. */
  readonly ids: readonly string[]
  readonly warnings: readonly WaypointError[]
}

const SELECTS_NOTHING: ReadonlySet<Command> = new Set<Command>(['parse', 'run-operation'])

const NOTHING_SELECTED: SelectedNodes = {
  graph: { parents: new Map(), children: new Map() },
  ids: [],
  warnings: [],
}

/** What an invocation is about: `--selector`, else `--select` and `--exclude`, else the default selector. */
export function selectNodes(
  project: LoadedProject,
  options: InvocationOptions,
  previous: PreviousState | undefined,
): SelectedNodes {
  if (SELECTS_NOTHING.has(options.command)) return NOTHING_SELECTED
  const graph = buildGraph(project.manifest)
  if (options.only !== undefined) return exactly(options.only, graph)
  const selection = namedSelection(project, options)
  const { selected, warnings } = select(project.manifest, {
    graph,
    selectors: project.selectors.selections,
    ...(selection === undefined ? {} : { selection }),
    ...(options.select === undefined ? {} : { select: options.select }),
    ...(options.exclude === undefined ? {} : { exclude: options.exclude }),
    ...(options.resourceTypes === undefined ? {} : { resourceTypes: options.resourceTypes }),
    ...(options.excludeResourceTypes === undefined
      ? {}
      : { excludeResourceTypes: options.excludeResourceTypes }),
    ...(options.indirectSelection === undefined ? {} : { indirectSelection: options.indirectSelection }),
    ...(previous === undefined ? {} : { previous }),
  })
  return { graph, ids: selected, warnings }
}

function exactly(ids: readonly string[], graph: Graph): SelectedNodes {
  const wanted = new Set(ids)
  return { graph, ids: topologicalOrder(graph).filter((id) => wanted.has(id)), warnings: [] }
}

function namedSelection({ selectors }: LoadedProject, options: InvocationOptions): Selection | undefined {
  const isOpen = (options.select?.length ?? 0) === 0 && (options.exclude?.length ?? 0) === 0
  const name = options.selector ?? (isOpen ? selectors.default : null)
  if (name === null) return undefined
  const selection = selectors.selections.get(name)
  if (selection === undefined) throw unknownSelector(name, selectors.selections.keys())
  return selection
}

/** Why nodes count as modified, for those who ask. */
export function changesSince(
  project: LoadedProject,
  previous: PreviousState | undefined,
): ReadonlyMap<string, readonly Change[]> {
  if (previous?.manifest === undefined) return new Map()
  return compareManifests(project.manifest, previous.manifest).changes
}
