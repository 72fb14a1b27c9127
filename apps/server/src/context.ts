import type { AdapterFactory } from '@waypoint/adapter-contract'
import type { Project } from './project.ts'

/** What happened to one request, or to the server itself; whoever starts the server decides where it goes. */
export interface LogEntry {
  readonly level: 'info' | 'error'
  readonly message: string
  readonly requestId?: string
  readonly cause?: unknown
}

export interface Limits {
  readonly sqlSeconds: number
  readonly sqlRows: number
  readonly sqlMemoryBytes: number
  /** Requests of one client that may come at once, and how many more each second. */
  readonly burst: number
  readonly perSecond: number
}

export const defaultLimits: Limits = {
  sqlSeconds: 10,
  sqlRows: 50_000,
  sqlMemoryBytes: 1024 ** 3,
  burst: 5000,
  perSecond: 1000,
}

/** Everything the server works with; nothing else of the machine is touched. */
export interface ServerContext {
  /** The folder with current.json and versions/. */
  readonly published: string
  /** Tells this release from others, which may write reports in other words. */
  readonly release: string
  /** For exports; made and emptied by the server. */
  readonly scratch: string
  readonly factory: AdapterFactory
  readonly project: Project
  /** The built web app, or null. */
  readonly web: string | null
  /** Names in the Host header that are this server. */
  readonly hosts: readonly string[]
  readonly clock: () => Date
  readonly log: (entry: LogEntry) => void
  readonly limits: Limits
  /** Addresses that the server asks itself for as soon as it has opened a version, before anyone waits for them. */
  readonly firstAsked: readonly string[]
}
