import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeRunResults, type RecordedResult, type RecordedRun } from '@waypoint/artifacts'
import { type NodeStatus, WaypointError } from '@waypoint/contracts'
import { readProjectHead } from '@waypoint/project'
import { FLAGS } from '../flags/flag-table.ts'
import { flagValue } from '../flags/flag-value.ts'
import type { Command, InvocationOptions } from '../invocation.ts'

/** Commands that can be repeated in part, by what dbt calls them. */
const REPEATABLE: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['build', 'build'],
  ['run', 'run'],
  ['test', 'test'],
  ['seed', 'seed'],
  ['snapshot', 'snapshot'],
  ['compile', 'compile'],
  ['clone', 'clone'],
  ['generate', 'docs-generate'],
  ['run-operation', 'run-operation'],
])

const UNFINISHED: ReadonlySet<NodeStatus> = new Set<NodeStatus>([
  'error',
  'fail',
  'skipped',
  'runtime error',
  'partial success',
])

/** Of the earlier command these are not taken over: they belong to the place where it ran. */
const OF_THE_PLACE: ReadonlySet<string> = new Set([
  'debug',
  'defer_state',
  'log_file_max_bytes',
  'log_format',
  'log_format_file',
  'log_level',
  'log_level_file',
  'log_path',
  'print',
  'printer_width',
  'profiles_dir',
  'quiet',
  'target_path',
  'use_colors',
  'use_colors_file',
  'warn_error',
])

/**
 * The command that run_results.json tells of, with its flags and only for what did not end well. The file is
 * read from `statePath`, else from the target folder; what the caller gives wins over the earlier flags.
 */
export async function repeatedOptions(options: InvocationOptions): Promise<InvocationOptions> {
  const { statePath, ...given } = options
  const file = join(statePath ?? (await targetPathOf(options)), 'run_results.json')
  if (!existsSync(file)) throw nothingToRepeat(file)
  const run = decodeRunResults(readFileSync(file, 'utf8'), file)
  const which = typeof run.args['which'] === 'string' ? run.args['which'] : ''
  const command = REPEATABLE.get(which)
  if (command === undefined) throw notRepeatable(which, file)
  const unfinished = run.results.filter(
    (result) => isUnfinished(result, options) && isRepeated(result, command),
  )
  return {
    ...earlierFlags(run, options.projectDir),
    ...given,
    command,
    only: unfinished.map((result) => result.uniqueId),
    earlierBatches: batchesOf(run.results),
    ...(command === 'run-operation' ? { operation: operationOf(run) } : {}),
  }
}

function isUnfinished({ status }: RecordedResult, { warnError }: InvocationOptions): boolean {
  return UNFINISHED.has(status) || (warnError === true && status === 'warn')
}

/** Hooks run whenever their command does, and are not repeated by themselves. */
function isRepeated({ uniqueId }: RecordedResult, command: Command): boolean {
  return command === 'run-operation' || !uniqueId.startsWith('operation.')
}

/** Microbatch models of which a part was built: the rest alone is built. */
function batchesOf(results: readonly RecordedResult[]): NonNullable<InvocationOptions['earlierBatches']> {
  return new Map(
    results.flatMap(({ uniqueId, batchResults }) =>
      batchResults !== null && batchResults.successful.length > 0 && batchResults.failed.length > 0
        ? [[uniqueId, batchResults] as const]
        : [],
    ),
  )
}

function earlierFlags({ args }: RecordedRun, baseDir: string): Partial<InvocationOptions> {
  const source = { writtenAs: 'args of run_results.json', baseDir }
  const values = FLAGS.flatMap((flag) => {
    const written = args[flag.name]
    const isNothing = written === null || (Array.isArray(written) && written.length === 0)
    if (written === undefined || isNothing || OF_THE_PLACE.has(flag.name)) return []
    // dbt writes some settings as mappings where the command line has a text.
    if (flag.kind === 'text' && typeof written === 'object') return []
    return [[flag.option, flagValue(written, flag, source)] as const]
  })
  return Object.fromEntries(values)
}

function operationOf({ args }: RecordedRun): NonNullable<InvocationOptions['operation']> {
  const given = args['args']
  return {
    macro: typeof args['macro'] === 'string' ? args['macro'] : '',
    args: typeof given === 'object' && given !== null ? { ...given } : {},
  }
}

async function targetPathOf({ targetPath, projectDir }: InvocationOptions): Promise<string> {
  return targetPath ?? join(projectDir, (await readProjectHead(projectDir)).targetPath)
}

function nothingToRepeat(file: string): WaypointError {
  return new WaypointError({
    code: 'missing-state',
    message: `There is no earlier run to retry: ${file} does not exist`,
    location: { file },
    hint: 'Run a command first, or name the folder of its artifacts with --state.',
  })
}

function notRepeatable(which: string, file: string): WaypointError {
  return new WaypointError({
    code: 'cannot-retry',
    message: which === '' ? `${file} does not say which command it is of` : `'${which}' cannot be retried`,
    location: { file },
    hint: `These can: ${[...REPEATABLE.keys()].join(', ')}.`,
  })
}
