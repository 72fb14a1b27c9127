import type { NodeResult } from './results.ts'
import type { WaypointError } from './errors.ts'

/** What an invocation tells its caller while it runs. The terminal view, logs and SSE are renderings of these. */
export type EngineEvent =
  | { readonly kind: 'parse-started'; readonly projectName: string }
  | {
      readonly kind: 'parse-finished'
      readonly seconds: number
      /** Count by resource type: `{ model: 41, test: 190, … }`. */
      readonly counts: Readonly<Record<string, number>>
    }
  | {
      readonly kind: 'run-started'
      readonly command: string
      readonly total: number
      readonly threads: number
      readonly targetName: string
      readonly adapterType: string
    }
  | {
      readonly kind: 'node-started'
      readonly uniqueId: string
      readonly resourceType: string
      readonly name: string
      readonly description: string
      readonly index: number
      readonly total: number
    }
  | {
      readonly kind: 'node-decided'
      readonly uniqueId: string
      readonly name: string
      /** Whether what is there still holds, so that the node does not run. */
      readonly reused: boolean
      /** Why, in words: `body changed`, `source raw.orders has new rows`, `unchanged since 2026-11-20 10:12`. */
      readonly reasons: readonly string[]
    }
  | {
      readonly kind: 'node-finished'
      readonly result: NodeResult
      readonly description: string
      readonly index: number
      readonly total: number
    }
  | {
      readonly kind: 'query'
      readonly uniqueId: string | null
      readonly sql: string
      readonly seconds: number
    }
  | {
      readonly kind: 'message'
      readonly level: 'debug' | 'info' | 'warn'
      readonly text: string
      /** By print(): shown also to those who asked for quiet. */
      readonly printed?: boolean
    }
  | { readonly kind: 'warning'; readonly warning: WaypointError }
  | {
      readonly kind: 'run-finished'
      readonly seconds: number
      readonly results: readonly NodeResult[]
      readonly interrupted: boolean
    }

export type EventListener = (event: EngineEvent) => void
