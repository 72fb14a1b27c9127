import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { addProjectOptions } from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'
import type { SetupOptions } from '../setup/print-setup.ts'

export function registerDebug(program: Command, host: Host): void {
  addProjectOptions(program.command('debug').summary('Check project, profile and connection'))
    .option('--connection', 'check the connection alone')
    .option('--config-dir', 'print the folders in which profiles.yml is looked for, and check nothing')
    .addHelpText('after', examples(['debug', 'debug --target prod', 'debug --config-dir']))
    .action(async (options: SetupOptions) => {
      const { printSetup } = await import('../setup/print-setup.ts')
      await printSetup(options, host)
    })
}
