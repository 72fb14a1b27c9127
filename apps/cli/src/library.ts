/** What programs import: the engine, its types, and the adapters that come with it. */
export type { AdapterFactory, AdapterRegistry } from '@waypoint/adapter-contract'
export {
  type EngineEvent,
  type EventListener,
  type Manifest,
  type NodeResult,
  type NodeStatus,
  WaypointError,
  WaypointErrors,
} from '@waypoint/contracts'
export {
  type Command,
  type InvocationOptions,
  type InvocationResult,
  type InvocationServices,
  invoke,
  type ModelContext,
  type ModelResult,
  type ReadRelation,
  type Row,
  type TypeScriptModel,
} from '@waypoint/engine'
export { adapters } from './engine/adapters.ts'
