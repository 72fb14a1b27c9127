import type { Capabilities } from '@waypoint/adapter-contract'

/** Of Iceberg tables. Each statement is atomic by itself, and no two are together. */
export const trinoCapabilities: Capabilities = {
  transactions: false,
  transactionalDdl: false,
  temporaryTables: false,
  mergeStatement: true,
  materializedViews: false,
  createOrReplaceTable: true,
  renameRelation: true,
  alterColumnType: true,
  cancel: true,
  concurrentWrites: true,
  localFiles: false,
  implicitCasts: false,
  mixedCaseNames: false,
  incrementalStrategies: ['append', 'delete+insert', 'merge', 'microbatch'],
}
