export { gateOnCompleteness, gateOnResults, type GateResult, type NodeOutcome } from './gates.ts'
export { type OpenedVersion, openVersion, type OpenVersionOptions } from './open-version.ts'
export {
  publish,
  type PublishEvent,
  type PublishOptions,
  type PublishResult,
  type VersionMeta,
} from './publish.ts'
export { currentVersion, listVersions, rollback } from './version-store.ts'
export type { PublishedRelation, PublishedVersion, VersionPointer } from './version.ts'
export type { RelationToPublish } from './copy-relations.ts'
