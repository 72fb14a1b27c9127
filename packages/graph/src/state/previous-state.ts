import type { Manifest } from '@waypoint/contracts'

/** What is known of an earlier invocation: the artifacts that --state names. Absent ones are undefined. */
export interface PreviousState {
  readonly manifest?: Manifest | undefined
  /** unique_id → status, from run_results.json. */
  readonly statuses?: ReadonlyMap<string, string> | undefined
  /** unique_id → when its newest row was loaded, from the sources.json then and the one of today. */
  readonly loadedAt?: SourceTimes | undefined
}

/** Milliseconds since 1970, by unique_id; sources whose check failed are left out. */
export interface SourceTimes {
  readonly before: ReadonlyMap<string, number>
  readonly now: ReadonlyMap<string, number>
}
