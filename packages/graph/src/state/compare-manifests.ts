import { type Manifest, type ModelNode, WaypointError } from '@waypoint/contracts'
import { type GraphMember, membersOf } from '../members.ts'
import type { Change } from './change.ts'
import { ChangedMacros } from './changed-macros.ts'
import { compareContract } from './compare-contract.ts'
import { compareMember } from './compare-member.ts'

export interface StateComparison {
  /** unique_id → what changed, for every member of the current manifest that is new or modified. */
  readonly changes: ReadonlyMap<string, readonly Change[]>
  /** Contracts that no longer hold what they promised: a warning, for a versioned model a mistake. */
  readonly brokenContracts: readonly BrokenContract[]
}

export interface BrokenContract {
  readonly error: WaypointError
  /** A versioned model has a way to change its contract, a new version: so it must not break. */
  readonly versioned: boolean
}

/** What changed since an earlier manifest, with the reasons. Compares what is written, not what renders. */
export function compareManifests(current: Manifest, previous: Manifest): StateComparison {
  const before = new Map([...membersOf(previous)].map((member) => [member.unique_id, member]))
  const macros = new ChangedMacros(current, previous)
  const changes = new Map<string, readonly Change[]>()
  for (const member of membersOf(current)) {
    const found = changesOf(member, before.get(member.unique_id), macros)
    if (found.length > 0) changes.set(member.unique_id, found)
  }
  return { changes, brokenContracts: [...brokenContracts(current, previous)] }
}

const NEW: Change = { kind: 'new', text: 'was not there before' }

function changesOf(
  current: GraphMember,
  previous: GraphMember | undefined,
  macros: ChangedMacros,
): readonly Change[] {
  const own = previous === undefined ? [NEW] : compareMember(current, previous)
  return [...own, ...macros.changesOf(current, previous)]
}

function* brokenContracts(current: Manifest, previous: Manifest): Generator<BrokenContract> {
  for (const before of Object.values(previous.nodes)) {
    if (before.resource_type !== 'model' || !before.contract?.enforced) continue
    const now = current.nodes[before.unique_id]
    if (now === undefined) {
      const disabled = current.disabled[before.unique_id] !== undefined
      yield broken(before, [disabled ? 'the model was disabled' : 'the model was deleted or renamed'])
    } else if (now.resource_type === 'model') {
      const { breaking } = compareContract(now, before)
      if (breaking.length > 0) yield broken(now, breaking)
    }
  }
}

function broken(model: ModelNode, reasons: readonly string[]): BrokenContract {
  const versioned = model.version !== null && model.version !== undefined
  return {
    versioned,
    error: new WaypointError({
      code: 'broken-contract',
      message: `${model.name} breaks its contract: ${reasons.join('; ')}`,
      location: { file: model.original_file_path },
      hint: versioned
        ? 'Keep this version as it was and make the change in a new version of the model.'
        : 'Whoever reads this model may fail. Give the model versions to change it without breaking them.',
    }),
  }
}
