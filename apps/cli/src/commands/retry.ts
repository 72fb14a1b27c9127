import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { addProjectOptions, type EngineOptions } from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'

export function registerRetry(program: Command, host: Host): void {
  const command = program
    .command('retry')
    .summary('Repeat the last command for what failed or was skipped, with its flags')
  addProjectOptions(command)
    .option('--state <folder>', 'artifacts of the run to repeat (default: the target folder)')
    .option('-f, --full-refresh', 'rebuild incremental models and seeds from nothing')
    .option('-x, --fail-fast', 'stop at the first failure')
    .addHelpText('after', examples(['retry', 'retry --state last-night', 'retry --threads 1']))
    .action(async (options: EngineOptions) => {
      const { runNodes } = await import('../engine/run-command.ts')
      await runNodes('retry', options, host)
    })
}
