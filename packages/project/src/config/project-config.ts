/** dbt_project.yml of one package, with dbt's defaults filled in. */
export interface ProjectConfig {
  readonly name: string
  readonly version: string | null
  readonly rootDir: string
  readonly profile: string | null
  readonly modelPaths: readonly string[]
  readonly seedPaths: readonly string[]
  readonly testPaths: readonly string[]
  readonly snapshotPaths: readonly string[]
  readonly analysisPaths: readonly string[]
  readonly functionPaths: readonly string[]
  readonly macroPaths: readonly string[]
  readonly docsPaths: readonly string[]
  readonly targetPath: string
  readonly packagesInstallPath: string
  readonly cleanTargets: readonly string[]
  readonly vars: Readonly<Record<string, unknown>>
  /** The trees under `models:`, `seeds:`, … with `+keys`, folders and packages, as written. */
  readonly resourceConfigs: Readonly<Record<ConfigSection, Readonly<Record<string, unknown>>>>
  /** The same before their Jinja was rendered. */
  readonly writtenConfigs: Readonly<Record<ConfigSection, Readonly<Record<string, unknown>>>>
  readonly dispatch: readonly DispatchRule[]
  readonly onRunStart: readonly string[]
  readonly onRunEnd: readonly string[]
  readonly queryComment: QueryComment
  readonly quoting: Readonly<Record<string, boolean>>
  readonly flags: Readonly<Record<string, unknown>>
  readonly requireDbtVersion: readonly string[]
}

export type ConfigSection =
  | 'models'
  | 'seeds'
  | 'snapshots'
  | 'data_tests'
  | 'sources'
  | 'analyses'
  | 'exposures'
  | 'metrics'
  | 'semantic-models'
  | 'saved-queries'
  | 'unit_tests'
  | 'functions'

export interface DispatchRule {
  readonly macroNamespace: string
  readonly searchOrder: readonly string[]
}

export interface QueryComment {
  /** Jinja text; null turns comments off; undefined is the default comment. */
  readonly comment: string | null | undefined
  readonly append: boolean
}
