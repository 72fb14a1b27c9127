import type { WaypointError } from './errors.ts'
import type { NodeTiming } from './results.ts'

export type FreshnessStatus = 'pass' | 'warn' | 'error' | 'runtime error'

/** How old a source may be before it is late: `{ count: 12, period: 'hour' }`. */
export interface FreshnessThreshold {
  readonly count: number
  readonly period: 'minute' | 'hour' | 'day'
}

/** How fresh one source is; the source of sources.json. */
export interface SourceFreshness {
  readonly uniqueId: string
  readonly status: FreshnessStatus
  /** Null where it could not be found out, or the source is empty. */
  readonly maxLoadedAt: Date | null
  readonly snapshottedAt: Date | null
  readonly ageSeconds: number | null
  readonly warnAfter: FreshnessThreshold | null
  readonly errorAfter: FreshnessThreshold | null
  readonly filter: string | null
  readonly adapterResponse: Readonly<Record<string, unknown>>
  readonly timing: readonly NodeTiming[]
  readonly thread: string
  readonly seconds: number
  /** Why the status is `runtime error`. */
  readonly error: WaypointError | null
}
