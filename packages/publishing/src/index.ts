export { type DataDiffGate, type DiffLimits, gateOnDataDiff, gateOnVersionDiff } from './data-diff-gate.ts'
export { gateOnFreshness, type SourceArrival } from './freshness-gate.ts'
export {
  gateOnAnomalies,
  gateOnCompleteness,
  gateOnResults,
  type GateResult,
  type NodeOutcome,
} from './gates.ts'
export { gateOnReconciliation, type Reconciliation, type ReconciledSide } from './reconciliation-gate.ts'
export { type OpenedVersion, openVersion, type OpenVersionOptions } from './open-version.ts'
export {
  publish,
  type PublishEvent,
  type PublishOptions,
  type PublishResult,
  type VersionMeta,
} from './publish.ts'
export { pruneVersions } from './prune-versions.ts'
export { currentVersion, listVersions, readVersion, rollback } from './version-store.ts'
export { type Verification, verifyVersion } from './verify-version.ts'
export { databasePath } from './layout.ts'
export type { Carrier } from './copies/carrier.ts'
export type { CopyEvent, VersionToCopy } from './copies/copy-version.ts'
export { csvCarrier } from './copies/csv-carrier.ts'
export { lakeCarrier } from './copies/lake-carrier.ts'
export { keepCopy, type KeptCopy } from './copies/keep-copy.ts'
export type { PublishedRelation, PublishedVersion, VersionPointer } from './version.ts'
export type { RelationToPublish, SoleAccess } from './copy-relations.ts'
export { fileVersions } from './file-versions.ts'
export { lakeVersions } from './lake/lake-versions.ts'
export { publishLake } from './lake/publish-lake.ts'
export { publishSchemas, type PublishSchemasOptions } from './postgres/publish-schemas.ts'
export { schemaVersions } from './postgres/schema-versions.ts'
export type { Pruned, ReadableVersions, StoredVersions } from './stored-versions.ts'
export { withProcessLock } from './process-lock.ts'
export type { VersionReader } from './version-reader.ts'
