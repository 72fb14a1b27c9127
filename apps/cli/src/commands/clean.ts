import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { acceptProjectFlags } from '../options/accept-project-flags.ts'
import { examples } from '../options/examples.ts'
import type { CleanCommandOptions } from '../setup/remove-generated.ts'

export function registerClean(program: Command, host: Host): void {
  const command = program
    .command('clean')
    .summary('Remove the folders that clean-targets names')
    .option('--project-dir <folder>', 'folder with dbt_project.yml')
    .option('--vars <yaml>', 'variables as YAML or JSON')
  acceptProjectFlags(command)
    .addHelpText('after', examples(['clean']))
    .action(async (options: CleanCommandOptions) => {
      const { removeGenerated } = await import('../setup/remove-generated.ts')
      await removeGenerated(options, host)
    })
}
