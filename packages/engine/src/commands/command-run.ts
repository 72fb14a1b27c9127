import type { QueryResult } from '@waypoint/adapter-contract'
import type { CatalogTable } from '@waypoint/artifacts'
import type { NodeResult, SourceFreshness } from '@waypoint/contracts'
import type { PreviousState } from '@waypoint/graph'
import type { InvocationOptions, InvocationServices } from '../invocation.ts'
import type { Loaded } from '../load.ts'
import type { SelectedNodes } from '../select/select-nodes.ts'
import type { Stop } from '../stop.ts'

/** What every command is given: the project as it was read, and what was asked. */
export interface CommandRun {
  readonly options: InvocationOptions
  readonly services: InvocationServices
  readonly loaded: Loaded
  /** Absolute. */
  readonly targetPath: string
  /** Artifacts of an earlier invocation, where `statePath` names them. */
  readonly previous: PreviousState | undefined
  readonly selected: SelectedNodes
  readonly threads: number
  readonly stop: Stop
}

export interface CommandOutcome {
  readonly results: readonly NodeResult[]
  readonly previews?: ReadonlyMap<string, QueryResult>
  readonly freshness?: readonly SourceFreshness[]
  readonly catalog?: readonly CatalogTable[]
}
