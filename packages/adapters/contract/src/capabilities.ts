/**
 * What a database can do. Code asks these, never the adapter's name.
 * A false one makes the engine choose another plan or say clearly that the feature is not to be had.
 */
export interface Capabilities {
  /** Several statements can be rolled back together. */
  readonly transactions: boolean
  /** DDL takes part in transactions. */
  readonly transactionalDdl: boolean
  readonly temporaryTables: boolean
  readonly mergeStatement: boolean
  readonly materializedViews: boolean
  readonly createOrReplaceTable: boolean
  readonly renameRelation: boolean
  readonly alterColumnType: boolean
  /** A running query can be cancelled from another connection or call. */
  readonly cancel: boolean
  /** Several connections may write different tables at once. */
  readonly concurrentWrites: boolean
  /** Files on the local disk can be read by the database itself. */
  readonly localFiles: boolean
  /** A text is compared with a date or timestamp as one, without a cast. */
  readonly implicitCasts: boolean
  /** Names keep their upper-case letters where they are quoted. */
  readonly mixedCaseNames: boolean
  readonly incrementalStrategies: readonly string[]
}
