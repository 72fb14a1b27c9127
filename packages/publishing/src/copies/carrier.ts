import type { Connection } from '@waypoint/adapter-contract'
import type { PublishedRelation } from '../version.ts'

/** A relation of a version, on its way from the database that keeps it into a table of DuckDB that is yet to be made. */
export interface CarriedRelation {
  readonly relation: PublishedRelation
  /** As the database names it. */
  readonly from: string
  readonly source: Connection
  readonly copy: Connection
  /** As DuckDB names it. */
  readonly into: string
  /** How files are called that the way needs; whoever makes one removes it. */
  readonly scratch: string
  readonly signal: AbortSignal | undefined
}

/** How rows travel out of one kind of database. */
export interface Carrier {
  /** So many sessions of the database read at once. */
  readonly sessions: number
  /** Readies a session of the database. */
  prepare(source: Connection): Promise<void>
  /** Makes the table with all rows. */
  carry(carried: CarriedRelation): Promise<void>
  /** Removes what an interrupted copy may have left in the database. */
  cleanUp(source: Connection): Promise<void>
}
