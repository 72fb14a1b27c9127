import type { InvocationOptions } from '../invocation.ts'

type FlagKind = 'boolean' | 'text' | 'number' | 'list' | 'folder' | 'mapping'

/** One flag in all places where it can be set. */
export interface FlagDefinition {
  readonly option: keyof InvocationOptions
  /** dbt's name: of `flags:` in dbt_project.yml, in invocation_args_dict and run_results.json. */
  readonly name: string
  readonly kind: FlagKind
  /** `DBT_…`; the same with DBT_ENGINE_ in front wins over it. */
  readonly variable: string | null
  /** Whether dbt_project.yml may set it. */
  readonly inProject: boolean
  readonly choices?: readonly string[]
}

const LEVELS = ['debug', 'info', 'warn', 'error', 'none']
const FORMATS = ['text', 'debug', 'json', 'default']

type Row = readonly [
  option: keyof InvocationOptions,
  name: string,
  kind: FlagKind,
  variable?: string | null | undefined,
  choices?: readonly string[],
]

const ANYWHERE: readonly Row[] = [
  ['cacheSelectedOnly', 'cache_selected_only', 'boolean'],
  ['debug', 'debug', 'boolean'],
  ['failFast', 'fail_fast', 'boolean'],
  ['indirectSelection', 'indirect_selection', 'text', undefined, ['eager', 'cautious', 'buildable', 'empty']],
  ['logFormat', 'log_format', 'text', undefined, FORMATS],
  ['logFormatFile', 'log_format_file', 'text', undefined, FORMATS],
  ['logLevel', 'log_level', 'text', undefined, LEVELS],
  ['logLevelFile', 'log_level_file', 'text', undefined, LEVELS],
  ['partialParse', 'partial_parse', 'boolean'],
  ['printerWidth', 'printer_width', 'number'],
  ['useColors', 'use_colors', 'boolean'],
  ['useColorsFile', 'use_colors_file', 'boolean'],
  ['versionCheck', 'version_check', 'boolean'],
  ['warnError', 'warn_error', 'boolean'],
  ['warnErrorOptions', 'warn_error_options', 'mapping'],
  ['writeJson', 'write_json', 'boolean'],
]

const OUTSIDE_THE_PROJECT: readonly Row[] = [
  ['defer', 'defer', 'boolean'],
  ['deferStatePath', 'defer_state', 'folder'],
  ['empty', 'empty', 'boolean'],
  ['eventTimeEnd', 'event_time_end', 'text'],
  ['eventTimeStart', 'event_time_start', 'text'],
  ['exclude', 'exclude', 'list', null],
  ['excludeResourceTypes', 'exclude_resource_types', 'list'],
  ['favorState', 'favor_state', 'boolean'],
  ['fullRefresh', 'full_refresh', 'boolean'],
  ['logFileMaxBytes', 'log_file_max_bytes', 'number'],
  ['logPath', 'log_path', 'folder'],
  ['packagesInstallPath', 'packages_install_path', 'text'],
  ['print', 'print', 'boolean'],
  ['profile', 'profile', 'text'],
  ['profilesDir', 'profiles_dir', 'folder'],
  ['quiet', 'quiet', 'boolean'],
  ['resourceTypes', 'resource_types', 'list'],
  ['sample', 'sample', 'text'],
  ['select', 'select', 'list', null],
  ['selector', 'selector', 'text', null],
  ['statePath', 'state', 'folder'],
  ['storeFailures', 'store_failures', 'boolean'],
  ['target', 'target', 'text'],
  ['targetPath', 'target_path', 'folder'],
  ['threads', 'threads', 'number'],
  ['vars', 'vars', 'mapping'],
]

/** Every flag that an invocation knows, in dbt's names. */
export const FLAGS: readonly FlagDefinition[] = [
  ...ANYWHERE.map((row) => definition(row, true)),
  ...OUTSIDE_THE_PROJECT.map((row) => definition(row, false)),
]

function definition([option, name, kind, variable, choices]: Row, inProject: boolean): FlagDefinition {
  return {
    option,
    name,
    kind,
    variable: variable === undefined ? `DBT_${name.toUpperCase()}` : variable,
    inProject,
    ...(choices === undefined ? {} : { choices }),
  }
}
