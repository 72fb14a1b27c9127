import { type Command, InvalidArgumentError, Option } from 'commander'
import { DEFAULT_DIR } from '../workspace/workspace.ts'

/** What the command line gives every command that runs the project. */
export interface EngineOptions {
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
  readonly exclude?: readonly string[]
  readonly resourceType?: readonly string[]
  readonly fullRefresh?: boolean
  readonly failFast?: boolean
  readonly quiet?: boolean
  readonly logFormat: 'text' | 'json'
}

export function addProjectOptions(command: Command): Command {
  return command
    .option('--project-dir <folder>', 'folder with dbt_project.yml')
    .option('--profiles-dir <folder>', 'folder with profiles.yml')
    .option('--profile <name>', 'profile to use instead of the one the project names')
    .option('-t, --target <name>', 'target of the profile')
    .option('--target-path <folder>', 'where artifacts and compiled SQL go')
    .option('--dir <folder>', 'workspace that holds warehouse and published versions', DEFAULT_DIR)
    .option('--vars <yaml>', "variables as YAML or JSON: '{as_of_date: 2020-06-30}'")
    .option('--threads <n>', 'nodes that run at once', parseThreads)
    .option('-q, --quiet', 'print only what went wrong')
    .addOption(
      new Option('--log-format <format>', 'text for people, json for machines')
        .choices(['text', 'json'])
        .default('text'),
    )
}

export function addSelectionOptions(command: Command): Command {
  return command
    .option('-s, --select <selector...>', 'nodes to include: names, tag:x, path:x, +parents, children+')
    .addOption(new Option('-m, --models <selector...>', 'same as --select').hideHelp())
    .option('--exclude <selector...>', 'nodes to leave out')
    .option('--resource-type <type...>', 'only these kinds of nodes')
}

export function addRunOptions(command: Command): Command {
  return command
    .option('-f, --full-refresh', 'rebuild incremental models and seeds from nothing')
    .option('-x, --fail-fast', 'stop at the first failure')
}

function parseThreads(text: string): number {
  const threads = Number(text)
  if (!Number.isInteger(threads) || threads < 1)
    throw new InvalidArgumentError('Expected a whole number from 1 up.')
  return threads
}
