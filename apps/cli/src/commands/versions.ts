import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { addWorkspaceOptions, type WorkspaceOptions } from '../options/workspace-options.ts'

export function registerVersions(program: Command, host: Host): void {
  addWorkspaceOptions(program.command('versions').summary('List the published versions'))
    .addHelpText('after', examples(['versions', 'versions --json']))
    .action(async (options: WorkspaceOptions) => {
      const { printVersions } = await import('../publishing/print-versions.ts')
      await printVersions(options, host)
    })
}
