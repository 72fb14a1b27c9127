import type { RefArgs, SourceLocation } from '@waypoint/contracts'
import type { Properties } from '../resolve/properties.ts'

/** What a generic test hangs on: a model, seed, snapshot or source table, or a column of one. */
export interface TestTarget {
  /** `orders`, `crm_accounts` for a source table, `orders_v2` for a version. */
  readonly name: string
  /** `ref('orders')` */
  readonly reference: string
  /** The same as data. */
  readonly refers: RefArgs | readonly [source: string, table: string]
  readonly isSource: boolean
  readonly columnName: string | null
  readonly columnTags: readonly string[]
  readonly properties: Properties
  /** `models.orders`, `sources.crm` */
  readonly fileKey: string
  /** Null for sources, and for what has no file. */
  readonly attachedNode: string | null
  /** Where the test is written; read again from the file, for errors only. */
  readonly location: () => SourceLocation
}
