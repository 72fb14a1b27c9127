import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { addProjectOptions, type EngineOptions } from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'

export function registerDebug(program: Command, host: Host): void {
  addProjectOptions(program.command('debug').summary('Check project, profile and connection'))
    .addHelpText('after', examples(['debug', 'debug --target prod']))
    .action(async (options: EngineOptions) => {
      const { printSetup } = await import('../setup/print-setup.ts')
      await printSetup(options, host)
    })
}
