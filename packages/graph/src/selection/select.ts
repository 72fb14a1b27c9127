import type { Manifest, WaypointError } from '@waypoint/contracts'
import { buildGraph, type Graph } from '../graph.ts'
import { type GraphMember, membersOf } from '../members.ts'
import { topologicalOrder } from '../order.ts'
import type { SelectorMethod } from '../selectors/method.ts'
import { SELECTOR_METHODS } from '../selectors/registry.ts'
import { earlierThan } from '../state/earlier.ts'
import type { PreviousState } from '../state/previous-state.ts'
import { evaluate, type Evaluation } from './evaluate.ts'
import { parseSelection, type Selection } from './expression.ts'
import type { IndirectSelection } from './indirect.ts'

export interface SelectOptions {
  readonly select?: readonly string[]
  readonly exclude?: readonly string[]
  /** A selection that was read elsewhere (`--selector`); beats `select` and `exclude`. */
  readonly selection?: Selection
  readonly indirectSelection?: IndirectSelection
  /** Only these stay in the result; the way through the graph is not affected. */
  readonly resourceTypes?: readonly string[]
  readonly excludeResourceTypes?: readonly string[]
  /** Built once by the caller where several selections are made. */
  readonly graph?: Graph
  /** Further selector methods beside the built-in ones. */
  readonly methods?: readonly SelectorMethod[]
  /** What `selector:<name>` stands for: the selections of selectors.yml. */
  readonly selectors?: ReadonlyMap<string, Selection>
  /** What `state:`, `result:` and `source_status:` compare with. */
  readonly previous?: PreviousState
}

export interface SelectResult {
  /** unique_ids, dependencies first. */
  readonly selected: readonly string[]
  /** Terms that named nothing, and contracts that were broken since the earlier state. */
  readonly warnings: readonly WaypointError[]
}

/** The members that `--select` and `--exclude` name; everything when nothing is given. */
export function select(manifest: Manifest, options: SelectOptions = {}): SelectResult {
  const members = new Map<string, GraphMember>()
  for (const member of membersOf(manifest)) members.set(member.unique_id, member)
  const warnings: WaypointError[] = []
  const evaluation: Evaluation = {
    manifest,
    members,
    graph: options.graph ?? buildGraph(manifest),
    indirect: options.indirectSelection ?? 'eager',
    methods: [...SELECTOR_METHODS, ...(options.methods ?? [])],
    selectors: options.selectors ?? new Map(),
    earlier: earlierThan(manifest, options.previous, (warning) => warnings.push(warning)),
    warnings,
  }
  const chosen = evaluate(options.selection ?? selectionOf(options), evaluation).direct
  const kept = (id: string): boolean => {
    const type = members.get(id)?.resource_type
    if (type === undefined || options.excludeResourceTypes?.includes(type)) return false
    return options.resourceTypes === undefined || options.resourceTypes.includes(type)
  }
  const selected = topologicalOrder(evaluation.graph).filter((id) => chosen.has(id) && kept(id))
  return { selected, warnings }
}

function selectionOf(options: SelectOptions): Selection {
  const wanted = parseSelection(options.select ?? [])
  const everything: Selection = { kind: 'everything' }
  const from = wanted.kind === 'union' && wanted.parts.length === 0 ? everything : wanted
  if (options.exclude === undefined || options.exclude.length === 0) return from
  return { kind: 'difference', from, without: parseSelection(options.exclude) }
}
