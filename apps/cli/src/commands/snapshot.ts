import type { Command } from 'commander'
import type { Host } from '../host.ts'
import {
  addProjectOptions,
  addRunOptions,
  addSelectionOptions,
  type EngineOptions,
} from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'

export function registerSnapshot(program: Command, host: Host): void {
  const command = program.command('snapshot').summary('Keep the history of tables that change in place')
  addRunOptions(addSelectionOptions(addProjectOptions(command)))
    .addHelpText('after', examples(['snapshot', 'snapshot --select customers_history']))
    .action(async (options: EngineOptions) => {
      const { runNodes } = await import('../engine/run-command.ts')
      await runNodes('snapshot', options, host)
    })
}
