import type { WaypointError } from './errors.ts'

/** Statuses as in dbt's run_results.json. */
export type NodeStatus =
  | 'success'
  | 'error'
  | 'skipped'
  | 'pass'
  | 'fail'
  | 'warn'
  | 'partial success'
  | 'no-op'
  /** Of a source whose freshness could not be found out. */
  | 'runtime error'

export interface NodeTiming {
  readonly name: 'compile' | 'execute'
  readonly startedAt: Date
  readonly completedAt: Date
}

/** Windows of event time that a microbatch model has built and has not. */
export interface BatchResults {
  readonly successful: readonly (readonly [Date, Date])[]
  readonly failed: readonly (readonly [Date, Date])[]
}

/** What became of one node of a run; the source of run_results.json. */
export interface NodeResult {
  readonly uniqueId: string
  readonly resourceType: string
  readonly name: string
  readonly status: NodeStatus
  readonly message: string | null
  /** Failing rows of a test; null for everything else. */
  readonly failures: number | null
  /** Rows written, where the database says so. */
  readonly rowsAffected: number | null
  readonly timing: readonly NodeTiming[]
  readonly seconds: number
  readonly thread: string
  readonly adapterResponse: Readonly<Record<string, unknown>>
  readonly relationName: string | null
  readonly compiledCode: string | null
  readonly compiledPath: string | null
  readonly error: WaypointError | null
  /** Of a microbatch model only. */
  readonly batchResults?: BatchResults
}

/** 0: all well. 1: a node failed. 2: could not run at all. */
export type ExitCode = 0 | 1 | 2
