import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { addWorkspaceOptions, type WorkspaceOptions } from '../options/workspace-options.ts'

export function registerPublish(program: Command, host: Host): void {
  const command = program
    .command('publish')
    .summary('Publish the built tables as a new version, if their checks have passed')
    .description(
      'Copies the serving tables of the warehouse into a new read-only version and switches readers to it.\n' +
        'Refused unless the last build covered the whole project and no check failed; readers then keep the old one.',
    )
  addWorkspaceOptions(command)
    .addHelpText('after', examples(['publish', 'publish --dir .waypoint/mine']))
    .action(async (options: WorkspaceOptions) => {
      const { publishWorkspace } = await import('../publishing/publish-workspace.ts')
      await publishWorkspace(options, host)
    })
}
