import type { Connection } from '@waypoint/adapter-contract'
import type { RelationName } from '@waypoint/contracts'
import type { LakeColumn } from './iceberg-types.ts'

/** A warehouse of Iceberg tables behind Trino. */
export interface Lake {
  readonly catalog: string
  /** A session of Trino; several are opened at once. */
  connect(): Promise<Connection>
  /** A folder that this machine writes and the server reads; null where there is none. */
  readonly landing: Landing | null
  /** Adds rows that travel inside of the statement: a JSON list of lists of texts. */
  insertJson(connection: Connection, rows: JsonRows): Promise<void>
}

export interface Landing {
  /** Absolute, as this machine calls it. */
  readonly folder: string
  /** The same folder as the server calls it: `local:///landing`, `s3://bucket/landing`. */
  readonly location: string
}

export interface JsonRows {
  readonly relation: RelationName
  readonly columns: readonly LakeColumn[]
  readonly json: string
}
