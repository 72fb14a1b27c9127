import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { addStoreOptions, type StoreOptions } from '../options/store-options.ts'

export function registerRollback(program: Command, host: Host): void {
  const command = program
    .command('rollback')
    .argument('[version]', 'version to go back to; default: the one before the current')
    .summary('Switch readers back to an earlier version')
  addStoreOptions(command)
    .addHelpText('after', examples(['rollback', 'rollback 20261121T090000Z', 'rollback --target prod']))
    .action(async (version: string | undefined, options: StoreOptions) => {
      const { rollbackWorkspace } = await import('../publishing/rollback-workspace.ts')
      await rollbackWorkspace(version, options, host)
    })
}
