import { type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { listOfNames } from '../options/list-of-names.ts'
import { wholeNumber } from '../options/whole-number.ts'
import { oneOf } from '../options/one-of.ts'
import { FORMATS, FURTHER_SOURCES, SCALES } from '../simulation/known-names.ts'
import { type MessOption, readMess } from '../simulation/mess-option.ts'
import { DEFAULT_DIR } from '../workspace/workspace.ts'

export interface SimulateOptions {
  readonly scale: (typeof SCALES)[number]
  readonly seed: number
  readonly dir: string
  readonly format: (typeof FORMATS)[number]
  readonly postgres?: string
  readonly projectDir?: string
  readonly profilesDir?: string
  readonly start?: string
  readonly end?: string
  readonly base?: string
  readonly months?: number
  readonly customerCount?: number
  readonly customers?: number
  readonly locationCount?: number
  readonly sources?: readonly string[]
  readonly mess?: MessOption
  readonly describe?: boolean
  readonly force?: boolean
}

export function registerSimulate(program: Command, host: Host): void {
  const command = program
    .command('simulate')
    .summary('Make a company with a known truth, and the extracts its vendors would deliver')
    .description(
      'Makes the demo company Atlas: CRM, billing, support, app and finance extracts with the mess real ones have,\n' +
        'and apart from them the truth they came from. The same seed, scale and dates give the same rows.',
    )
  addShape(command)
  addOutput(command)
  command
    .option('--describe', 'print what would be made, and make nothing')
    .option('--force', 'replace a simulation that is already there')
    .addHelpText(
      'after',
      examples([
        'simulate --scale small --dir /tmp/atlas',
        'simulate --scale demo --describe',
        'simulate --scale small --sources hubspot,google_ads --dir /tmp/atlas',
        'simulate --seed 7 --format parquet --dir extracts/atlas',
        'simulate --format sqlite --customer-count 50 --end 2019-12-31 --dir extracts/atlas',
        'simulate --mess none --mess typo=0.2 --dir /tmp/atlas',
        'simulate --format postgres --postgres env:DATABASE_URL --dir extracts/atlas',
      ]),
    )
    .action(async (options: SimulateOptions) => {
      const { simulateIntoWorkspace } = await import('../simulation/simulate-into-workspace.ts')
      await simulateIntoWorkspace(options, host)
    })
}

function addShape(command: Command): void {
  command
    .addOption(oneOf(new Option('--scale <scale>', 'size'), SCALES).default('demo'))
    .option('--seed <n>', 'another company', wholeNumber, 1)
    .option('--customer-count <n>', 'number of customers, instead of the scale’s', wholeNumber)
    .addOption(new Option('--customers <n>').argParser(wholeNumber).hideHelp())
    .option(
      '--location-count <n>',
      'places that they equip with devices, instead of 1.5 per customer',
      wholeNumber,
    )
    .option('--start <date>', 'first day of the history, YYYY-MM-DD')
    .option('--end <date>', 'last day of the history')
    .option('--months <n>', 'length of the history, instead of its end', wholeNumber)
    .option('--base <date>', 'last day of the base extract; a delta for each later day (default: 7 of them)')
    .option(
      '--sources <list>',
      `besides salesforce, stripe, zendesk, app and finance, separated by commas, or all: ${FURTHER_SOURCES.join(', ')}`,
      listOfNames,
    )
    .option(
      '--mess <kind=rate>',
      'share of records that a kind of mess befalls; none: no mess but what is named (repeatable)',
      readMess,
    )
}

function addOutput(command: Command): void {
  command
    .addOption(
      oneOf(
        new Option('--format <format>', 'tables in DuckDB or PostgreSQL, or base and daily delta files'),
        FORMATS,
      ).default('duckdb'),
    )
    .option(
      '--dir <folder>',
      'where warehouse.duckdb and truth.duckdb, or the folders of files, go',
      DEFAULT_DIR,
    )
    .option(
      '--postgres <target>',
      'the database for --format postgres: env:NAME for a variable with a URL, or a target of profiles.yml',
    )
    .option('--project-dir <folder>', 'project whose profile has the target')
    .option('--profiles-dir <folder>', 'folder with profiles.yml')
}
