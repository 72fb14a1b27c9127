import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { wholeNumber } from '../options/whole-number.ts'
import { addStoreOptions, type StoreOptions } from '../options/store-options.ts'

export interface PublishOptions extends StoreOptions {
  readonly override?: string
  readonly schema?: readonly string[]
  readonly keep: number
}

export function registerPublish(program: Command, host: Host): void {
  const command = program
    .command('publish')
    .summary('Publish the built tables as a new version, if their checks have passed')
    .description(
      'Copies the serving tables of the warehouse into a new read-only version and switches readers to it.\n' +
        'Refused unless the last build covered the whole project, no check failed, sources are fresh, what meta.reconcile\n' +
        'of a model names agrees, and days that readers have seen are still what they were, but for the share that\n' +
        'meta.data_diff allows; readers then keep the old version. With --target of PostgreSQL or Trino the version is kept in\n' +
        'that database, and readers name views: published_marts.…',
    )
  addStoreOptions(command)
    .option('--override <reason>', 'publish although a gate refuses; the reason is kept with the version')
    .option('--schema <names...>', 'publish all of these schemas (default: core, ref, entities, marts)')
    .option('--keep <versions>', 'remove older versions than so many', wholeNumber, 30)
    .addHelpText(
      'after',
      examples([
        'publish',
        'publish --dir .waypoint/mine --keep 90',
        'publish --target prod --schema marts',
        'publish --override "prices of March were corrected in billing"',
      ]),
    )
    .action(async (options: PublishOptions) => {
      const { publishWorkspace } = await import('../publishing/publish-workspace.ts')
      await publishWorkspace(options, host)
    })
}
