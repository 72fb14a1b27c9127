import { type Manifest, WaypointError, WaypointErrors } from '@waypoint/contracts'
import { compareManifests, type StateComparison } from './compare-manifests.ts'
import type { PreviousState, SourceTimes } from './previous-state.ts'

/** The earlier state as selector methods ask for it; what was not recorded is a mistake when it is needed. */
export interface Earlier {
  comparison(): StateComparison
  /** Warns of contracts that were broken since; throws where a versioned model broke one. */
  checkContracts(): void
  statuses(): ReadonlyMap<string, string>
  loadedAt(): SourceTimes
}

export function earlierThan(
  manifest: Manifest,
  previous: PreviousState | undefined,
  warn: (warning: WaypointError) => void,
): Earlier {
  let compared: StateComparison | undefined
  let contractsChecked = false
  const comparison = (): StateComparison => {
    compared ??= compareManifests(manifest, recorded(previous?.manifest, 'manifest.json', 'state:'))
    return compared
  }
  return {
    comparison,
    checkContracts() {
      if (contractsChecked) return
      contractsChecked = true
      const { brokenContracts } = comparison()
      const fatal = brokenContracts.filter((each) => each.versioned)
      if (fatal.length > 0) throw new WaypointErrors(fatal.map((each) => each.error))
      for (const each of brokenContracts) warn(each.error)
    },
    statuses: () => recorded(previous?.statuses, 'run_results.json', 'result:'),
    loadedAt: () => recorded(previous?.loadedAt, 'sources.json', 'source_status:'),
  }
}

function recorded<T>(found: T | undefined, file: string, method: string): T {
  if (found !== undefined) return found
  throw new WaypointError({
    code: 'missing-state',
    message: `${method} compares with an earlier ${file}, and none was given`,
    hint: `Name the folder that holds it with --state, for example a copy of target/.`,
  })
}
