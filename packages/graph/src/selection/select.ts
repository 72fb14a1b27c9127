import { type Manifest, WaypointError } from '@waypoint/contracts'
import { buildGraph, type Graph } from '../graph.ts'
import { type GraphMember, membersOf } from '../members.ts'
import { nearestName } from '../nearest.ts'
import { topologicalOrder } from '../order.ts'
import type { SelectorMethod } from '../selectors/method.ts'
import { SELECTOR_METHODS } from '../selectors/registry.ts'
import type { Criterion } from './criterion.ts'
import { combine } from './combine.ts'
import { parseSelection, type Selection } from './expression.ts'
import { type IndirectSelection, withTests } from './indirect.ts'
import { withNeighbours } from './neighbours.ts'
import type { Picked } from './picked.ts'

export interface SelectOptions {
  readonly select?: readonly string[]
  readonly exclude?: readonly string[]
  readonly indirectSelection?: IndirectSelection
  /** Only these stay in the result; the way through the graph is not affected. */
  readonly resourceTypes?: readonly string[]
  readonly excludeResourceTypes?: readonly string[]
  /** Built once by the caller where several selections are made. */
  readonly graph?: Graph
  /** Further selector methods beside the built-in ones. */
  readonly methods?: readonly SelectorMethod[]
}

export interface SelectResult {
  /** unique_ids, dependencies first. */
  readonly selected: readonly string[]
  /** Terms that named nothing. */
  readonly warnings: readonly WaypointError[]
}

/** The members that `--select` and `--exclude` name; everything when nothing is given. */
export function select(manifest: Manifest, options: SelectOptions = {}): SelectResult {
  const members = new Map<string, GraphMember>()
  for (const member of membersOf(manifest)) members.set(member.unique_id, member)
  const state: SelectState = {
    manifest,
    members,
    graph: options.graph ?? buildGraph(manifest),
    indirect: options.indirectSelection ?? 'eager',
    methods: [...SELECTOR_METHODS, ...(options.methods ?? [])],
    warnings: [],
  }
  const chosen = evaluate(selectionOf(options), state).direct
  const kept = (id: string): boolean => {
    const type = members.get(id)?.resource_type
    if (type === undefined || options.excludeResourceTypes?.includes(type)) return false
    return options.resourceTypes === undefined || options.resourceTypes.includes(type)
  }
  const selected = topologicalOrder(state.graph).filter((id) => chosen.has(id) && kept(id))
  return { selected, warnings: state.warnings }
}

interface SelectState {
  readonly manifest: Manifest
  readonly members: ReadonlyMap<string, GraphMember>
  readonly graph: Graph
  readonly indirect: IndirectSelection
  readonly methods: readonly SelectorMethod[]
  readonly warnings: WaypointError[]
}

function selectionOf(options: SelectOptions): Selection {
  const wanted = parseSelection(options.select ?? [])
  const everything: Selection = { kind: 'everything' }
  const from = wanted.kind === 'union' && wanted.parts.length === 0 ? everything : wanted
  if (options.exclude === undefined || options.exclude.length === 0) return from
  return { kind: 'difference', from, without: parseSelection(options.exclude) }
}

function evaluate(selection: Selection, state: SelectState): Picked {
  switch (selection.kind) {
    case 'everything':
      return { direct: new Set(state.members.keys()), indirect: new Set() }
    case 'term':
      return evaluateTerm(selection.criterion, state)
    case 'union':
    case 'intersection':
    case 'difference': {
      const parts = selection.kind === 'difference' ? [selection.from, selection.without] : selection.parts
      const picks = parts.map((part) => evaluate(part, state))
      return combine(selection.kind, picks, { ...state, mode: state.indirect })
    }
  }
}

function evaluateTerm(criterion: Criterion, state: SelectState): Picked {
  const method = state.methods.find((each) => each.name === criterion.method)
  if (method === undefined) {
    const near = nearestName(
      criterion.method,
      state.methods.map((each) => each.name),
    )
    throw new WaypointError({
      code: 'unknown-selector-method',
      message: `There is no selector method '${criterion.method}' ('${criterion.text}')`,
      hint:
        near === undefined
          ? `The methods are ${state.methods.map((each) => each.name).join(', ')}.`
          : `Did you mean ${near}:${criterion.value}?`,
    })
  }
  const matches = method.matcher({ ...criterion, manifest: state.manifest })
  const found = new Set<string>()
  for (const member of state.members.values()) if (matches(member)) found.add(member.unique_id)
  if (found.size === 0) state.warnings.push(namesNothing(criterion, method, state))
  return withTests(withNeighbours(found, criterion, state.graph), { ...state, mode: state.indirect })
}

function namesNothing(criterion: Criterion, method: SelectorMethod, state: SelectState): WaypointError {
  const near = nearestName(criterion.value, method.candidates?.(state.members.values()) ?? [])
  const prefix = method.name === 'fqn' ? '' : `${method.name}:`
  return new WaypointError({
    code: 'selector-names-nothing',
    message: `The selector '${criterion.text}' does not match anything`,
    hint:
      near === undefined
        ? 'waypoint ls prints everything that can be selected.'
        : `Did you mean ${prefix}${near}?`,
  })
}
