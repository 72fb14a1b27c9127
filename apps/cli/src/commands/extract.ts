import { type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { addWorkspaceOptions, type WorkspaceOptions } from '../options/workspace-options.ts'

export interface ExtractOptions extends WorkspaceOptions {
  readonly source?: string
  readonly mode: 'replace' | 'append'
  readonly batch?: string
}

export function registerExtract(program: Command, host: Host): void {
  const command = program
    .command('extract')
    .argument('<folder>', 'one CSV or Parquet file per table, or a folder per source of such files')
    .summary('Load a folder of CSV or Parquet files into raw_<source>')
    .description(
      'Loads every file of a folder as a table of raw_<source>, with the types its values have. Rows that do not\n' +
        'fit are kept in raw_<source>._quarantine with the reason, and the rest is loaded.',
    )
  addWorkspaceOptions(command)
    .option('--source <name>', 'name of the source; default: the name of the folder')
    .addOption(
      new Option('--mode <mode>', 'replace the tables, or add the rows of one batch')
        .choices(['replace', 'append'])
        .default('replace'),
    )
    .option('--batch <id>', 'name of the batch; the same batch twice changes nothing')
    .addHelpText(
      'after',
      examples([
        'extract extracts/salesforce',
        'extract extracts --dir .waypoint/mine',
        'extract exports/2026-11 --source zendesk --mode append --batch 2026-11',
      ]),
    )
    .action(async (folder: string, options: ExtractOptions) => {
      const { extractIntoWorkspace } = await import('../extracting/extract-into-workspace.ts')
      await extractIntoWorkspace(folder, options, host)
    })
}
