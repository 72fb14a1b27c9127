import type { ResourceType } from '@waypoint/contracts'
import type { Command } from '../invocation.ts'

/** What is done with a node. */
export type Action =
  | 'materialize'
  | 'load-seed'
  | 'test'
  | 'unit-test'
  | 'snapshot'
  | 'compile'
  | 'clone'
  | 'no-op'

/** What an invocation will do, as plain data: it can be printed, compared, stored. */
export interface Plan {
  readonly command: Command
  readonly targetName: string
  readonly threads: number
  /** Dependencies first; among those that are ready the scheduler takes the highest priority. */
  readonly steps: readonly PlanStep[]
  /** Schemas that must be there before the first step. */
  readonly schemas: readonly PlannedSchema[]
}

export interface PlanStep {
  readonly uniqueId: string
  readonly resourceType: ResourceType
  readonly name: string
  readonly action: Action
  /** `sql table model marts.mrr_waterfall` */
  readonly description: string
  readonly relationName: string | null
  /** Steps of one group are done together, by one worker: tests that are answered by one scan. */
  readonly group?: string
  /** An audited relation and the tests that audit it are one audit: it takes its place when they have passed. */
  readonly audit?: string
  /** Steps that must have succeeded before; a failed one skips this. */
  readonly dependsOn: readonly string[]
  /** Length of the longest chain of steps that wait for this one. */
  readonly priority: number
}

export interface PlannedSchema {
  readonly database: string | null
  readonly schema: string
}
