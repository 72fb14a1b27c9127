import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { addProjectOptions, addSelectionOptions, type EngineOptions } from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'

export function registerClone(program: Command, host: Host): void {
  const command = program
    .command('clone')
    .summary('Make relations of another environment available here, as copies or views')
  addSelectionOptions(addProjectOptions(command))
    .option('-f, --full-refresh', 'replace what is there already')
    .addHelpText(
      'after',
      examples(['clone --state prod-artifacts', 'clone --state prod-artifacts --select +mrr_waterfall']),
    )
    .action(async (options: EngineOptions) => {
      const { runNodes } = await import('../engine/run-command.ts')
      await runNodes('clone', options, host)
    })
}
