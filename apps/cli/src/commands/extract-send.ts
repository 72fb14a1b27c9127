import { type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { addWorkspaceOptions, type WorkspaceOptions } from '../options/workspace-options.ts'

export interface SendOptions extends WorkspaceOptions {
  readonly into: string
  readonly source?: readonly string[]
  readonly projectDir?: string
  readonly profilesDir?: string
  readonly output: 'text' | 'json'
}

export function registerSend(extract: Command, host: Host): void {
  const command = extract
    .command('send')
    .summary('Copy the tables of the sources from the workspace to Trino')
    .description(
      'Makes raw_<source> in the catalog of a Trino target equal to the workspace’s. Rows go\n' +
        'as Parquet files through the profile’s landing_folder, which the server calls\n' +
        'landing_location; without these they go inside of statements, which is slower.',
    )
  addWorkspaceOptions(command)
    .addOption(
      new Option('--output <format>', 'the same as --json, or text')
        .choices(['text', 'json'])
        .default('text'),
    )
    .requiredOption('--into <target>', 'a target of profiles.yml, of type trino')
    .option('--source <name...>', 'only these sources')
    .option('--project-dir <folder>', 'project whose profiles.yml has the target')
    .option('--profiles-dir <folder>', 'folder with profiles.yml')
    .addHelpText(
      'after',
      examples(['extract send --into lake', 'extract send --into lake --source stripe salesforce']),
    )
    .action(async (options: SendOptions) => {
      const { sendIntoLake } = await import('../extracting/send-into-lake.ts')
      await sendIntoLake(options, host)
    })
}
