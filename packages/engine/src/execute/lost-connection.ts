import { type ManifestNode, WaypointError } from '@waypoint/contracts'
import type { NodeRuntime } from '../compile/node-runtime.ts'
import { inCauses } from '../errors/causes.ts'

/** Built whole each time: to build them a second time changes nothing. */
const REBUILT: ReadonlySet<string> = new Set(['view', 'table', 'seed', 'materialized_view'])

export function isLostConnection(cause: unknown): boolean {
  return inCauses(cause, isWaypointError)?.code === 'connection-lost'
}

/**
 * Whether a node whose connection was lost can be run again: what it had written is undone with its
 * transaction, or would only be written over.
 */
export function canRunAgain(node: ManifestNode, runtime: NodeRuntime | null): boolean {
  if (runtime === null || !runtime.session.mayHaveWritten || node.resource_type === 'test') return true
  const { config } = node
  const hooks = [config['pre-hook'], config['post-hook']].flatMap((each) => each ?? [])
  return REBUILT.has(config.materialized) && hooks.length === 0
}

export function runningAgain(node: ManifestNode): WaypointError {
  return new WaypointError({
    code: 'connection-lost',
    message: `The connection was lost while ${node.name} was built; nothing of it had been kept, so it is built again`,
    location: { file: node.original_file_path },
  })
}

/** The same error, saying why the node was not run again. */
export function notRunAgain(error: WaypointError): WaypointError {
  return new WaypointError({
    code: error.code,
    message: error.message,
    macroStack: error.macroStack,
    ...(error.location === undefined ? {} : { location: error.location }),
    ...(error.sql === undefined ? {} : { sql: error.sql }),
    hint: 'Part of what it wrote may have been kept, so it was not run again by itself. Look at its rows, then run it again; --full-refresh builds it from nothing.',
    cause: error,
  })
}

const isWaypointError = (cause: unknown): cause is WaypointError => cause instanceof WaypointError
