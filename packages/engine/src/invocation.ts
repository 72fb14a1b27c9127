import type { AdapterRegistry, QueryResult } from '@waypoint/adapter-contract'
import type {
  BatchResults,
  EventListener,
  ExitCode,
  Manifest,
  NodeResult,
  SourceFreshness,
} from '@waypoint/contracts'
import type { CatalogTable } from '@waypoint/artifacts'
import type { Change, IndirectSelection } from '@waypoint/graph'
import type { OutputOptions } from './flags/output-options.ts'

export type Command =
  | 'build'
  | 'run'
  | 'test'
  | 'seed'
  | 'snapshot'
  | 'compile'
  | 'list'
  | 'parse'
  | 'clone'
  | 'show'
  | 'retry'
  | 'run-operation'
  | 'source-freshness'
  | 'docs-generate'

export interface InvocationOptions extends OutputOptions {
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
  /** Reads of inputs that have an event time only what is recent (`3 days`) or of `{start: …, end: …}`. */
  readonly sample?: string
  /** The window that microbatch models build, in place of the one their config and lookback give. */
  readonly eventTimeStart?: string
  readonly eventTimeEnd?: string
  /** What an earlier run made of microbatch models, by unique_id: their failed batches alone are run again. */
  readonly earlierBatches?: ReadonlyMap<string, BatchResults>
  readonly failFast?: boolean
  /** Builds and tests only what is not known to be as it would come out again. */
  readonly changed?: boolean
  /** Makes every warning an error. */
  readonly warnError?: boolean
  /** `error`, `warn` and `silence`: names of warnings, or `all` for the first two. */
  readonly warnErrorOptions?: Readonly<Record<string, unknown>>
  /** False leaves manifest.json and run_results.json unwritten; on by default. */
  readonly writeJson?: boolean
  /** False runs projects and packages that ask for another dbt; on by default. */
  readonly versionCheck?: boolean
  /** Where packages are installed, relative to the project; what dbt_project.yml says by default. */
  readonly packagesInstallPath?: string
  readonly cacheSelectedOnly?: boolean
  /** `flags:` of dbt_project.yml; read from it when not given. */
  readonly projectFlags?: Readonly<Record<string, unknown>>
  /** Default: a new UUID. */
  readonly invocationId?: string
  /** The command line as it was typed, for templates and artifacts. */
  readonly invocationCommand?: string
  /** `run-operation`: a macro, as `name` or `package.name`, and its arguments. */
  readonly operation?: { readonly macro: string; readonly args: Readonly<Record<string, unknown>> }
  /** `show` and `compile`: SQL with Jinja in place of a selection. */
  readonly inline?: string
  /** `show`: how many rows; all where it is negative. */
  readonly limit?: number
  /** `source-freshness`: absolute path of the file in place of sources.json. */
  readonly freshnessOutput?: string
  /** `docs-generate`: whether SQL is compiled and whether the database is asked for tables and columns. */
  readonly docs?: { readonly compile: boolean; readonly catalog: boolean }
  /** Exactly these unique_ids in place of a selection. */
  readonly only?: readonly string[]
  /** Keeps the failing rows of every test in a table, unless a test says otherwise. */
  readonly storeFailures?: boolean
  /** False runs the tests of one relation one by one, not in one scan; on by default. */
  readonly fuse?: boolean
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
  /** `show`: the rows of each node, by unique_id. */
  readonly previews: ReadonlyMap<string, QueryResult>
  /** `source-freshness`: what was found of each source. */
  readonly freshness: readonly SourceFreshness[]
  /** `docs-generate`: what the database says of the project's relations. */
  readonly catalog: readonly CatalogTable[]
  /** `list` with a `statePath`: why nodes count as modified since, by unique_id. */
  readonly changes: ReadonlyMap<string, readonly Change[]>
  readonly seconds: number
  /** Absolute: where the artifacts are. */
  readonly targetPath: string
}
