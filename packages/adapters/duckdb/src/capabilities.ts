import type { Capabilities } from '@waypoint/adapter-contract'

const all: Capabilities = {
  transactions: true,
  transactionalDdl: true,
  temporaryTables: true,
  mergeStatement: true,
  materializedViews: false,
  createOrReplaceTable: true,
  renameRelation: true,
  alterColumnType: true,
  cancel: true,
  concurrentWrites: true,
  localFiles: true,
  implicitCasts: true,
  mixedCaseNames: true,
  incrementalStrategies: ['append', 'delete+insert', 'merge', 'microbatch'],
}

/** `disable_transactions` of a profile leaves every statement on its own. */
export function duckdbCapabilities(transactions: boolean): Capabilities {
  return transactions ? all : { ...all, transactions: false, transactionalDdl: false }
}
