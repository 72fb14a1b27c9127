import { type Manifest, WaypointError } from '@waypoint/contracts'
import type { Graph } from '../graph.ts'
import type { GraphMember } from '../members.ts'
import { nearestName } from '../nearest.ts'
import type { SelectorMethod } from '../selectors/method.ts'
import type { Earlier } from '../state/earlier.ts'
import { combine } from './combine.ts'
import type { Criterion } from './criterion.ts'
import type { Selection } from './expression.ts'
import { type IndirectSelection, withTests } from './indirect.ts'
import { withNeighbours } from './neighbours.ts'
import type { Picked } from './picked.ts'

/** What a selection is evaluated with. */
export interface Evaluation {
  readonly manifest: Manifest
  readonly members: ReadonlyMap<string, GraphMember>
  readonly graph: Graph
  readonly indirect: IndirectSelection
  readonly methods: readonly SelectorMethod[]
  readonly selectors: ReadonlyMap<string, Selection>
  readonly earlier: Earlier
  readonly warnings: WaypointError[]
  /** Named selectors that are being evaluated, outermost first. */
  readonly within?: readonly string[]
}

export function evaluate(selection: Selection, state: Evaluation): Picked {
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

function evaluateTerm(criterion: Criterion, state: Evaluation): Picked {
  if (criterion.method === 'selector') return evaluateNamed(criterion, state)
  const method = methodOf(criterion, state)
  const matches = method.matcher({ ...criterion, manifest: state.manifest, earlier: state.earlier })
  const found = new Set<string>()
  for (const member of state.members.values()) if (matches(member)) found.add(member.unique_id)
  if (found.size === 0) state.warnings.push(namesNothing(criterion, method, state))
  const mode = criterion.indirectSelection ?? state.indirect
  return withTests(withNeighbours(found, criterion, state.graph), { ...state, mode })
}

/** `selector:nightly`: the selection of that name in selectors.yml, with the neighbours this term asks for. */
function evaluateNamed(criterion: Criterion, state: Evaluation): Picked {
  const { value: name } = criterion
  const within = state.within ?? []
  const selection = state.selectors.get(name)
  if (selection === undefined) throw unknownSelector(name, state.selectors.keys())
  if (within.includes(name)) {
    throw new WaypointError({
      code: 'selector-cycle',
      message: `The selector '${name}' is made of itself: ${[...within, name].join(' → ')}`,
      location: { file: 'selectors.yml' },
      hint: 'Take one of these references out of selectors.yml.',
    })
  }
  const picked = evaluate(selection, { ...state, within: [...within, name] })
  const isPlain = criterion.parents === null && criterion.children === null && !criterion.childrensParents
  if (isPlain) return picked
  const widened = withNeighbours(picked.direct, criterion, state.graph)
  const mode = criterion.indirectSelection ?? state.indirect
  const { direct, indirect } = withTests(widened, { ...state, mode })
  return { direct, indirect: new Set([...picked.indirect, ...indirect]) }
}

export function unknownSelector(name: string, known: Iterable<string>): WaypointError {
  const names = [...known]
  const near = nearestName(name, names)
  const list = names.length === 0 ? 'There are none in selectors.yml.' : `There are ${names.join(', ')}.`
  return new WaypointError({
    code: 'unknown-selector',
    message: `There is no selector '${name}'`,
    location: { file: 'selectors.yml' },
    hint: near === undefined ? list : `Did you mean '${near}'?`,
  })
}

function methodOf(criterion: Criterion, state: Evaluation): SelectorMethod {
  const method = state.methods.find((each) => each.name === criterion.method)
  if (method !== undefined) return method
  const names = [...state.methods.map((each) => each.name), 'selector']
  const near = nearestName(criterion.method, names)
  throw new WaypointError({
    code: 'unknown-selector-method',
    message: `There is no selector method '${criterion.method}' ('${criterion.text}')`,
    hint:
      near === undefined
        ? `The methods are ${names.join(', ')}.`
        : `Did you mean ${near}:${criterion.value}?`,
  })
}

function namesNothing(criterion: Criterion, method: SelectorMethod, state: Evaluation): WaypointError {
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
