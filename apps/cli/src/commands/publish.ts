import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { wholeNumber } from '../options/whole-number.ts'
import { addWorkspaceOptions, type WorkspaceOptions } from '../options/workspace-options.ts'

export interface PublishOptions extends WorkspaceOptions {
  readonly override?: string
  readonly keep: number
}

export function registerPublish(program: Command, host: Host): void {
  const command = program
    .command('publish')
    .summary('Publish the built tables as a new version, if their checks have passed')
    .description(
      'Copies the serving tables of the warehouse into a new read-only version and switches readers to it.\n' +
        'Refused unless the last build covered the whole project, no check failed, and days that readers have seen\n' +
        'are still what they were, but for the share that meta.data_diff of each model allows; readers then keep the\n' +
        'old version.',
    )
  addWorkspaceOptions(command)
    .option('--override <reason>', 'publish although a gate refuses; the reason is kept with the version')
    .option('--keep <versions>', 'remove older versions than so many', wholeNumber, 30)
    .addHelpText(
      'after',
      examples([
        'publish',
        'publish --dir .waypoint/mine --keep 90',
        'publish --override "prices of March were corrected in billing"',
      ]),
    )
    .action(async (options: PublishOptions) => {
      const { publishWorkspace } = await import('../publishing/publish-workspace.ts')
      await publishWorkspace(options, host)
    })
}
