import type { Command } from 'commander'
import type { Host } from '../host.ts'
import {
  addProjectOptions,
  addRunOptions,
  addSelectionOptions,
  type EngineOptions,
} from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'

export function registerSeed(program: Command, host: Host): void {
  const command = program.command('seed').summary('Load the CSV files of the project')
  addRunOptions(addSelectionOptions(addProjectOptions(command)))
    .addHelpText('after', examples(['seed', 'seed --select plan_catalog --full-refresh']))
    .action(async (options: EngineOptions) => {
      const { runNodes } = await import('../engine/run-command.ts')
      await runNodes('seed', options, host)
    })
}
