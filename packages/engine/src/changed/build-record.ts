import type { Parts } from './parts.ts'

/** What is kept of a node that was built, or of a test that passed. */
export interface BuildRecord {
  readonly uniqueId: string
  /** Stands beside the relation's name in the warehouse as well; null for what has no relation. */
  readonly buildId: string | null
  /** ISO 8601, UTC. */
  readonly at: string
  readonly parts: Parts
  /** What the database told of the relation right after it was built. */
  readonly stamp: string | null
}
