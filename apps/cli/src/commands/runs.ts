import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { wholeNumber } from '../options/whole-number.ts'
import { addWorkspaceOptions, type WorkspaceOptions } from '../options/workspace-options.ts'

export interface RunsOptions extends WorkspaceOptions {
  readonly job?: string
  readonly limit: number
}

export function registerRuns(program: Command, host: Host): void {
  addWorkspaceOptions(program.command('runs').summary('What the schedule has run, and how it went'))
    .option('--job <name>', 'only this job')
    .option('--limit <n>', 'at most so many', wholeNumber, 20)
    .addHelpText('after', examples(['runs', 'runs --job morning --limit 5', 'runs --json']))
    .action(async (options: RunsOptions) => {
      const { printRuns } = await import('../scheduling/print-runs.ts')
      printRuns(options, host)
    })
}
