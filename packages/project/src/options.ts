export interface LoadOptions {
  /** Absolute; holds dbt_project.yml. */
  readonly projectDir: string
  /** Absolute folders in which profiles.yml is looked for, first found wins: `--profiles-dir`, the project, `~/.dbt`. */
  readonly profilesDirs: readonly string[]
  readonly profile?: string
  readonly target?: string
  /** `--vars`: wins over every var of every project. */
  readonly vars?: Readonly<Record<string, unknown>>
  readonly env: Readonly<Record<string, string | undefined>>
  /** The macros that come with the engine, in search order: the adapter's package first, `dbt` last. */
  readonly builtinMacroDirs: readonly BuiltinMacroDir[]
  /** Default database and schema of a target without opening it; the adapter factory's `describe`. */
  readonly describeTarget: (profile: TargetCredentials) => Promise<TargetDefaults> | TargetDefaults
  readonly invocation?: InvocationIdentity
  readonly threads?: number
  /** What `flags` shows to templates, e.g. `{ FULL_REFRESH: true }`. */
  readonly flags?: Readonly<Record<string, unknown>>
  /** Keeps what was parsed below the target folder and reads only what changed since; off by default. */
  readonly partialParse?: boolean
  /** Absolute; the project's own target folder by default. */
  readonly targetPath?: string
  /** Where packages are installed, in place of what dbt_project.yml says. */
  readonly packagesInstallPath?: string
  /** False reads projects and packages that ask for another version of dbt. */
  readonly versionCheck?: boolean
}

export interface BuiltinMacroDir {
  /** `dbt`, `dbt_duckdb` */
  readonly packageName: string
  readonly dir: string
  /** The adapter whose macros they are; absent for those of every database. */
  readonly adapter?: string
}

export interface TargetCredentials {
  /** `duckdb`, `postgres`: names the adapter. */
  readonly type: string
  readonly credentials: Readonly<Record<string, unknown>>
}

export interface TargetDefaults {
  readonly database: string
  readonly schema: string
  /** The keys that the adapter knows in an output of profiles.yml. */
  readonly settings?: readonly string[] | undefined
}

export interface InvocationIdentity {
  readonly id: string
  readonly startedAt: Date
  readonly command: string
  readonly arguments: Readonly<Record<string, unknown>>
}
