import type { Capabilities } from '@waypoint/adapter-contract'

/** MERGE came with PostgreSQL 15. */
const mergeSince = 150_000

/** `serverVersion` as `server_version_num` tells it: 160004 is 16.4. */
export function postgresCapabilities(serverVersion: number): Capabilities {
  const mergeStatement = serverVersion >= mergeSince
  return {
    transactions: true,
    transactionalDdl: true,
    temporaryTables: true,
    mergeStatement,
    materializedViews: true,
    createOrReplaceTable: false,
    renameRelation: true,
    alterColumnType: true,
    cancel: true,
    concurrentWrites: true,
    localFiles: false,
    implicitCasts: true,
    mixedCaseNames: true,
    incrementalStrategies: ['append', 'delete+insert', ...(mergeStatement ? ['merge'] : []), 'microbatch'],
  }
}
