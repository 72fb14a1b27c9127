import { join } from 'node:path'
import type { InvocationOptions } from '../invocation.ts'
import { behaviourFlags } from './behaviour-flags.ts'
import { FLAGS } from './flag-table.ts'
import { warningLists } from '../warnings/warning-lists.ts'

/** What dbt assumes where nothing is set, for the flags that every invocation has. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  cache_selected_only: false,
  debug: false,
  defer: false,
  exclude: [],
  fail_fast: false,
  favor_state: false,
  full_refresh: false,
  indirect_selection: 'eager',
  introspect: true,
  log_file_max_bytes: 10 * 1024 * 1024,
  log_format: 'default',
  log_format_file: 'debug',
  log_level: 'info',
  log_level_file: 'debug',
  macro_debugging: false,
  partial_parse: true,
  populate_cache: true,
  print: true,
  printer_width: 80,
  quiet: false,
  select: [],
  send_anonymous_usage_stats: false,
  static_parser: true,
  store_failures: false,
  strict_mode: false,
  use_colors: true,
  use_colors_file: true,
  vars: {},
  version_check: true,
  write_json: true,
}

/** Set only where they are given: dbt leaves them out of artifacts, or has null in `flags`. */
const OFTEN_ABSENT: ReadonlySet<string> = new Set(['debug', 'fail_fast', 'full_refresh', 'store_failures'])

/** `invocation_args_dict` and the `args` of run_results.json: what the invocation was asked, in dbt's names. */
export function invocationArguments(options: InvocationOptions): Readonly<Record<string, unknown>> {
  const given = givenFlags(options)
  const defaults = Object.entries(DEFAULTS).filter(([name]) => !OFTEN_ABSENT.has(name))
  const { operation, inline, limit } = options
  return {
    ...Object.fromEntries(defaults),
    ...placesOf(options),
    ...behaviourFlags(options.projectFlags),
    ...given,
    project_dir: options.projectDir,
    ...(operation === undefined ? {} : { macro: operation.macro, args: operation.args }),
    ...(inline === undefined ? {} : { inline }),
    ...(limit === undefined ? {} : { limit }),
    which: whichOf(options),
    invocation_command: options.invocationCommand ?? `waypoint ${whichOf(options)}`,
  }
}

/** `flags` as templates see it, in capitals. */
export function templateFlags(options: InvocationOptions): Readonly<Record<string, unknown>> {
  const values = {
    ...DEFAULTS,
    ...placesOf(options),
    ...behaviourFlags(options.projectFlags),
    ...givenFlags(options),
  }
  return {
    WARN_ERROR: null,
    STATE: null,
    DEFER_STATE: null,
    TARGET: null,
    TARGET_PATH: null,
    PROFILE: null,
    EMPTY: false,
    SAMPLE: null,
    EVENT_TIME_START: null,
    EVENT_TIME_END: null,
    SELECTOR: null,
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name.toUpperCase(), value])),
    PROJECT_DIR: options.projectDir,
    WHICH: whichOf(options),
    INVOCATION_COMMAND: options.invocationCommand ?? `waypoint ${whichOf(options)}`,
  }
}

/** Where profiles and logs are, for those who do not say. */
function placesOf({ projectDir }: InvocationOptions): Readonly<Record<string, unknown>> {
  return { profiles_dir: projectDir, log_path: join(projectDir, 'logs') }
}

function givenFlags(options: InvocationOptions): Readonly<Record<string, unknown>> {
  const given = FLAGS.flatMap(({ option, name }) =>
    options[option] === undefined ? [] : [[name, options[option]] as const],
  )
  return { ...Object.fromEntries(given), warn_error_options: warningLists(options) }
}

/** dbt's word for a command: the last part of it. */
function whichOf({ command }: InvocationOptions): string {
  if (command === 'source-freshness') return 'freshness'
  return command === 'docs-generate' ? 'generate' : command
}
