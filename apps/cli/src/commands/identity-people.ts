import { type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { addRecordFileOptions, DEFAULT_OUT } from '../options/record-file-options.ts'

export interface PeopleCommandOptions {
  readonly out: string
  readonly map: Readonly<Record<string, string>>
  readonly format: 'parquet' | 'csv'
  readonly threads?: number
  readonly memoryLimit: string
  readonly json?: boolean
}

/** `waypoint identity people`: contacts, users and devices, for any file of them. */
export function registerPeople(identity: Command, host: Host): void {
  const command = identity
    .command('people')
    .argument('<file>', 'contacts, users and devices: .csv, .tsv or .parquet')
    .summary('Give every contact, user and device its person')
    .description(
      'Takes source_system, source_id and one at the least of email, external_ids (system:id of other\n' +
        'records) and devices; several values are separated by `;`. Records are one person when they\n' +
        'share a mail address (not one of a team, like billing@) or one names the other; a record\n' +
        'without either belongs to the only person seen on its device. Ids stay from run to run.',
    )
    .option('--out <folder>', 'where the map and what the next run needs go', DEFAULT_OUT)
    .option('--json', 'print the summary as JSON')
    .addOption(
      new Option('--format <format>', 'of the written files').choices(['parquet', 'csv']).default('parquet'),
    )
  addRecordFileOptions(command)
    .addHelpText(
      'after',
      examples([
        'identity people people.csv --out resolved',
        'identity people users.parquet --map devices=anonymous_id --format csv --out resolved',
      ]),
    )
    .action(async (file: string, options: PeopleCommandOptions) => {
      const { resolvePeopleOf } = await import('../identity/resolve-people-of.ts')
      await resolvePeopleOf(file, options, host)
    })
}
