import { type Command, InvalidArgumentError, Option } from 'commander'
import type { IndirectSelection } from '@waypoint/graph'
import { DEFAULT_DIR } from '../workspace/workspace.ts'
import { addAcceptedOptions } from './accepted-options.ts'
import { addOutputOptions, type OutputOptions } from './output-options.ts'

/** What the command line gives every command that runs the project. */
export interface EngineOptions extends OutputOptions {
  readonly projectDir?: string
  readonly profilesDir?: string
  readonly profile?: string
  readonly target?: string
  readonly targetPath?: string
  readonly dir: string
  /** YAML or JSON text, read when the command runs. */
  readonly vars?: string
  readonly threads?: number
  readonly select?: readonly string[]
  readonly models?: readonly string[]
  readonly model?: readonly string[]
  readonly exclude?: readonly string[]
  readonly resourceType?: readonly string[]
  readonly resourceTypes?: readonly string[]
  readonly excludeResourceType?: readonly string[]
  readonly excludeResourceTypes?: readonly string[]
  readonly selector?: string
  readonly indirectSelection?: IndirectSelection
  readonly state?: string
  readonly defer?: boolean
  readonly deferState?: string
  readonly favorState?: boolean
  readonly partialParse?: boolean
  readonly versionCheck?: boolean
  readonly packagesInstallPath?: string
  readonly writeJson?: boolean
  readonly warnError?: boolean
  /** YAML or JSON text. */
  readonly warnErrorOptions?: string
  readonly empty?: boolean
  readonly sample?: string
  readonly eventTimeStart?: string
  readonly eventTimeEnd?: string
  readonly changed?: boolean
  readonly explain?: boolean
  readonly fullRefresh?: boolean
  readonly failFast?: boolean
  readonly storeFailures?: boolean
  readonly fuse?: boolean
}

/** Where --help puts what belongs to one command alone. */
const OWN = 'Options:'

export function addProjectOptions(command: Command): Command {
  command
    .optionsGroup('Project:')
    .option('--project-dir <folder>', 'folder with dbt_project.yml')
    .option('--profiles-dir <folder>', 'folder with profiles.yml')
    .option('--profile <name>', 'profile to use instead of the one the project names')
    .option('-t, --target <name>', 'target of the profile')
    .option('--target-path <folder>', 'where artifacts and compiled SQL go')
    .option('--dir <folder>', 'workspace that holds warehouse and published versions', DEFAULT_DIR)
    .option('--vars <yaml>', "variables as YAML or JSON: '{as_of_date: 2020-06-30}'")
    .option('--threads <n>', 'nodes that run at once', parseThreads)
    .addOption(new Option('--partial-parse').hideHelp())
    .option('--no-partial-parse', 'read every file again, not only what changed')
    .addOption(new Option('--version-check').hideHelp())
    .option('--no-version-check', 'run projects that ask for another version of dbt')
    .option('--packages-install-path <folder>', 'where packages are, in place of what the project says')
    .addOption(new Option('--write-json').hideHelp())
    .option('--no-write-json', 'leave manifest.json and run_results.json as they are')
  return addAcceptedOptions(addOutputOptions(addWarningOptions(command))).optionsGroup(OWN)
}

function addWarningOptions(command: Command): Command {
  return command
    .optionsGroup('Warnings:')
    .option('--warn-error', 'treat every warning as an error')
    .addOption(new Option('--no-warn-error').hideHelp())
    .option('--warn-error-options <yaml>', "which ones: '{error: all, warn: [NoNodesForSelectionCriteria]}'")
}

export function addSelectionOptions(command: Command): Command {
  command
    .optionsGroup('Selection:')
    .option('-s, --select <selector...>', 'nodes to include: names, tag:x, path:x, +parents, children+')
    .addOption(new Option('-m, --models <selector...>', 'same as --select').hideHelp())
    .addOption(new Option('--model <selector...>', 'same as --select').hideHelp())
    .option('--exclude <selector...>', 'nodes to leave out')
    .option('--selector <name>', 'a selection of selectors.yml; beats --select')
    .option('--resource-type <type...>', 'only these kinds of nodes')
    .addOption(new Option('--resource-types <type...>', 'same as --resource-type').hideHelp())
    .option('--exclude-resource-type <type...>', 'not these kinds of nodes')
    .addOption(new Option('--exclude-resource-types <type...>', 'same').hideHelp())
    .addOption(
      new Option('--indirect-selection <mode>', 'which tests come with the nodes they test').choices([
        'eager',
        'cautious',
        'buildable',
        'empty',
      ]),
    )
    .option('--state <folder>', 'artifacts of an earlier run, for state:modified, result:error and --defer')
  return addDeferOptions(command).optionsGroup(OWN)
}

function addDeferOptions(command: Command): Command {
  return command
    .optionsGroup('Another environment:')
    .option('--defer', 'read what is not built here from the environment of --state')
    .addOption(new Option('--no-defer', 'read this environment only').hideHelp())
    .option('--defer-state <folder>', 'artifacts of the environment to defer to, where it is not --state')
    .option('--favor-state', 'defer all that is not selected, even what exists here')
    .addOption(new Option('--no-favor-state').hideHelp())
}

export function addRunOptions(command: Command): Command {
  return command
    .optionsGroup('Run:')
    .option('--empty', 'build relations without rows: columns are checked, nothing is read')
    .addOption(new Option('--no-empty').hideHelp())
    .option('--sample <window>', 'read only recent inputs ("3 days") or those of {start: …, end: …}')
    .option('--event-time-start <time>', 'microbatch models: first event time to build')
    .option('--event-time-end <time>', 'microbatch models: event time to stop before')
    .option(
      '--changed',
      'leave out what would come out as it is: same code, macros, variables and input data',
    )
    .option(
      '--explain',
      'of tests that fail: what they ask, and which rows; with --changed: why each node runs or is kept',
    )
    .option('-f, --full-refresh', 'rebuild incremental models and seeds from nothing')
    .option('-x, --fail-fast', 'stop at the first failure')
    .addOption(new Option('--no-fail-fast').hideHelp())
    .optionsGroup(OWN)
}

export function addTestOptions(command: Command): Command {
  return command
    .optionsGroup('Tests:')
    .option('--store-failures', 'keep the failing rows of every test in a table of its own')
    .option('--no-fuse', 'run the tests of one relation one by one, not in one scan')
    .optionsGroup(OWN)
}

function parseThreads(text: string): number {
  const threads = Number(text)
  if (!Number.isInteger(threads) || threads < 1)
    throw new InvalidArgumentError('Expected a whole number from 1 up.')
  return threads
}
