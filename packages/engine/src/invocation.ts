import type { AdapterRegistry } from '@waypoint/adapter-contract'
import type { EventListener, ExitCode, Manifest, NodeResult } from '@waypoint/contracts'

export type Command = 'build' | 'run' | 'test' | 'seed' | 'compile' | 'list' | 'parse' | 'snapshot'

export interface InvocationOptions {
  readonly command: Command
  /** Absolute; holds dbt_project.yml. */
  readonly projectDir: string
  /** Absolute; holds profiles.yml. Default: projectDir, then `~/.dbt`. */
  readonly profilesDir?: string
  readonly profile?: string
  readonly target?: string
  /** Space-separated unions, comma-separated intersections, as on dbt's command line. */
  readonly select?: readonly string[]
  readonly exclude?: readonly string[]
  readonly resourceTypes?: readonly string[]
  readonly vars?: Readonly<Record<string, unknown>>
  readonly threads?: number
  readonly fullRefresh?: boolean
  readonly failFast?: boolean
  /** Keeps the failing rows of every test in a table, unless a test says otherwise. */
  readonly storeFailures?: boolean
  /** Absolute; default `<projectDir>/target`. */
  readonly targetPath?: string
  /** The environment that env_var() reads; never process.env behind the caller's back. */
  readonly env: Readonly<Record<string, string | undefined>>
}

export interface InvocationServices {
  readonly adapters: AdapterRegistry
  readonly onEvent?: EventListener
  readonly signal?: AbortSignal
}

export interface InvocationResult {
  readonly exitCode: ExitCode
  readonly interrupted: boolean
  readonly manifest: Manifest
  readonly results: readonly NodeResult[]
  /** unique_ids that the selection named, in graph order; what `list` prints. */
  readonly selected: readonly string[]
  readonly seconds: number
}
