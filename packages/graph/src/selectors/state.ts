import { WaypointError } from '@waypoint/contracts'
import type { GraphMember } from '../members.ts'
import type { Change, ChangeKind } from '../state/change.ts'
import { nearestName } from '../nearest.ts'
import type { SelectorMethod } from './method.ts'

const DECLARED: ReadonlySet<string> = new Set([
  'source',
  'exposure',
  'metric',
  'semantic_model',
  'saved_query',
  'unit_test',
])

/** Kinds of change that a new member has too, and who can have them. */
const NEW_COUNTS_FOR: Readonly<Record<string, (member: GraphMember) => boolean>> = {
  body: isNode,
  configs: (member) => isNode(member) || ['source', 'exposure', 'metric'].includes(member.resource_type),
  relation: (member) => isNode(member) || member.resource_type === 'source',
  contract: isNode,
  persisted_descriptions: isNode,
  macros: () => false,
}

const CONCERNS_CONTRACTS: ReadonlySet<string> = new Set(['modified', 'unmodified', 'modified.contract'])

const VALUES = [
  'new',
  'old',
  'modified',
  'unmodified',
  ...Object.keys(NEW_COUNTS_FOR).map((kind) => `modified.${kind}`),
]

/** `state:modified`, `state:modified.body`, `state:new`: compared with the manifest that --state names. */
export const state: SelectorMethod = {
  name: 'state',
  matcher({ value, earlier }) {
    const matches = matcherOf(value)
    const { changes } = earlier.comparison()
    if (CONCERNS_CONTRACTS.has(value)) earlier.checkContracts()
    return (member) => matches(changes.get(member.unique_id) ?? [], member)
  },
}

type StateMatcher = (changes: readonly Change[], member: GraphMember) => boolean

function matcherOf(value: string): StateMatcher {
  switch (value) {
    case 'new':
      return isNew
    case 'old':
      return (changes) => !isNew(changes)
    case 'modified':
      return (changes) => changes.length > 0
    case 'unmodified':
      return (changes) => changes.length === 0
    default:
      return modifiedIn(value)
  }
}

function modifiedIn(value: string): StateMatcher {
  const kind = value.replace(/^modified\./, '') as ChangeKind
  const newCounts = value !== kind && Object.hasOwn(NEW_COUNTS_FOR, kind) ? NEW_COUNTS_FOR[kind] : undefined
  if (newCounts === undefined) {
    const near = nearestName(value, VALUES)
    throw new WaypointError({
      code: 'invalid-selector',
      message: `There is no state '${value}'`,
      hint: near === undefined ? `States are ${VALUES.join(', ')}.` : `Did you mean state:${near}?`,
    })
  }
  return (changes, member) =>
    changes.some((change) => change.kind === kind) || (isNew(changes) && newCounts(member))
}

function isNew(changes: readonly Change[]): boolean {
  return changes.some((change) => change.kind === 'new')
}

function isNode(member: GraphMember): boolean {
  return !DECLARED.has(member.resource_type)
}
