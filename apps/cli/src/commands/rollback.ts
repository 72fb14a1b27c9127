import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { addWorkspaceOptions, type WorkspaceOptions } from '../options/workspace-options.ts'

export function registerRollback(program: Command, host: Host): void {
  const command = program
    .command('rollback')
    .argument('[version]', 'version to go back to; default: the one before the current')
    .summary('Switch readers back to an earlier version')
  addWorkspaceOptions(command)
    .addHelpText('after', examples(['rollback', 'rollback 20261121T090000Z']))
    .action(async (version: string | undefined, options: WorkspaceOptions) => {
      const { rollbackWorkspace } = await import('../publishing/rollback-workspace.ts')
      await rollbackWorkspace(version, options, host)
    })
}
