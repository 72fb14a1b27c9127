import type { AdapterRegistry } from '@waypoint/adapter-contract'
import type { EventListener, ExitCode, Manifest, NodeResult } from '@waypoint/contracts'
import type { Change, IndirectSelection } from '@waypoint/graph'

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
  /** A selection of selectors.yml; beats `select` and `exclude`. */
  readonly selector?: string
  readonly resourceTypes?: readonly string[]
  readonly excludeResourceTypes?: readonly string[]
  readonly indirectSelection?: IndirectSelection
  /** Absolute; holds the artifacts of an earlier invocation, for `state:`, `result:` and `source_status:`. */
  readonly statePath?: string
  /** What is not built here is read from the environment of `deferStatePath`, else of `statePath`. */
  readonly defer?: boolean
  readonly deferStatePath?: string
  /** Defers what is not selected even where it exists here. */
  readonly favorState?: boolean
  readonly vars?: Readonly<Record<string, unknown>>
  readonly threads?: number
  readonly fullRefresh?: boolean
  /** Reads only what changed since the last invocation, from what that one kept below the target folder; on by default. */
  readonly partialParse?: boolean
  /** Builds every relation without rows: its columns are checked and nothing is read. */
  readonly empty?: boolean
  /** Reads of inputs that have an event time only what is recent (`3 days`) or within a window. */
  readonly sample?: string | { readonly start: string; readonly end: string }
  /** The window that microbatch models build, in place of the one their config and lookback give. */
  readonly eventTimeStart?: string
  readonly eventTimeEnd?: string
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
  /** `list` with a `statePath`: why nodes count as modified since, by unique_id. */
  readonly changes: ReadonlyMap<string, readonly Change[]>
  readonly seconds: number
  /** Absolute: where the artifacts are. */
  readonly targetPath: string
}
