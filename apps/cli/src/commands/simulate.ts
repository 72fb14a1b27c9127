import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { DEFAULT_DIR } from '../workspace/workspace.ts'

export interface SimulateOptions {
  readonly scale: 'small' | 'demo'
  readonly seed: number
  readonly dir: string
  readonly format: 'duckdb' | 'parquet'
  readonly start?: string
  readonly months?: number
  readonly customers?: number
  readonly sources?: readonly string[]
  readonly describe?: boolean
  readonly force?: boolean
}

/** Named here because help must not wait until the simulator is loaded. */
export const FURTHER_SOURCES: readonly string[] = [
  'hubspot',
  'segment',
  'app_devices',
  'app_sessions',
  'app_features',
  'google_ads',
  'meta_ads',
  'linkedin_ads',
  'iterable',
]

export function registerSimulate(program: Command, host: Host): void {
  program
    .command('simulate')
    .summary('Make a company with a known truth, and the extracts its vendors would deliver')
    .description(
      'Makes the demo company Atlas: CRM, billing, support, app and finance extracts with the mess real ones have,\n' +
        'and apart from them the truth they came from. The same seed, scale and dates give the same rows.',
    )
    .addOption(new Option('--scale <scale>', 'size').choices(['small', 'demo']).default('demo'))
    .option('--seed <n>', 'another company', wholeNumber, 1)
    .option(
      '--dir <folder>',
      'where warehouse.duckdb and truth.duckdb, or the Parquet folders, go',
      DEFAULT_DIR,
    )
    .addOption(
      new Option('--format <format>', 'tables in DuckDB, or base and daily delta files')
        .choices(['duckdb', 'parquet'])
        .default('duckdb'),
    )
    .option('--start <date>', 'first day of the history, YYYY-MM-DD')
    .option('--months <n>', 'length of the history', wholeNumber)
    .option('--customers <n>', 'number of customers, instead of the scale’s', wholeNumber)
    .option(
      '--sources <list>',
      `besides salesforce, stripe, zendesk, app and finance, separated by commas: ${FURTHER_SOURCES.join(', ')}`,
      namesOf,
    )
    .option('--describe', 'print what would be made, and make nothing')
    .option('--force', 'replace a simulation that is already there')
    .addHelpText(
      'after',
      examples([
        'simulate --scale small --dir /tmp/atlas',
        'simulate --seed 7 --format parquet --dir extracts/atlas',
        'simulate --scale demo --describe',
        'simulate --scale small --sources hubspot,google_ads --dir /tmp/atlas',
      ]),
    )
    .action(async (options: SimulateOptions) => {
      const { simulateIntoWorkspace } = await import('../simulation/simulate-into-workspace.ts')
      await simulateIntoWorkspace(options, host)
    })
}

function namesOf(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim())
  if (names.includes('')) throw new InvalidArgumentError('Expected names separated by commas.')
  return names
}

export function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('Expected a whole number.')
  return value
}
