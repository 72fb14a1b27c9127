import { type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { addProjectOptions, type EngineOptions } from '../options/engine-options.ts'
import { addWorkspaceOptions, type WorkspaceOptions } from '../options/workspace-options.ts'
import { registerSend } from './extract-send.ts'

export interface ExtractOptions extends WorkspaceOptions {
  readonly source?: string
  readonly mode?: 'replace' | 'append' | 'upsert'
  readonly batch?: string
  readonly key?: readonly string[]
  readonly cursor?: readonly string[]
  readonly config?: string
  readonly postgres?: string
  readonly into?: string
  readonly schema?: readonly string[]
  readonly table?: readonly string[]
  readonly since?: string
  readonly projectDir?: string
  readonly profilesDir?: string
  readonly output: 'text' | 'json'
}

export interface DriftOptions extends EngineOptions {
  readonly output: 'text' | 'json'
}

const OUTPUTS = ['text', 'json']

export function registerExtract(program: Command, host: Host): void {
  const command = program
    .command('extract')
    .argument(
      '[folder]',
      'one file per table, a folder per source of such files, or base/ and delta/<date>/ of them',
    )
    .summary('Load files or a PostgreSQL database into raw_<source>')
    .description(
      'Loads every table of a folder (CSV, JSON, Parquet, SQLite) or of a PostgreSQL\n' +
        'schema into raw_<source>, with the types its values have. Records that do not fit\n' +
        'are kept in raw_<source>._quarantine with file, line and reason. What was loaded\n' +
        'before is not loaded again.',
    )
  addWorkspaceOptions(command)
    .addOption(
      new Option('--output <format>', 'the same as --json, or text').choices(OUTPUTS).default('text'),
    )
    .option('--source <name>', 'name of the source; the default is the name of its folder or schema')
    .addOption(
      new Option(
        '--mode <mode>',
        'replace the tables, append the rows of one batch, or upsert them by key (default: replace)',
      ).choices(['replace', 'append', 'upsert']),
    )
    .option('--batch <id>', 'name of the batch; the same batch twice changes nothing')
    .optionsGroup('Keys:')
    .option('--key <table=columns...>', 'what identifies a row: invoice=id or item=invoice_id,line')
    .option('--cursor <table=column...>', 'the row with the highest value is the newest: invoice=updated_at')
    .option('--config <file>', 'keys, cursors and modes of all tables (default: extract.yml in the folder)')
    .optionsGroup('PostgreSQL:')
    .option('--postgres <target>', 'a target of profiles.yml, or env:NAME for a variable that holds a URL')
    .option(
      '--into <target>',
      'load into this PostgreSQL database, named in the same way, not into the workspace',
    )
    .option('--schema <name...>', 'schemas to read; each is a source (default: public)')
    .option('--table <name...>', 'only these tables')
    .option(
      '--since <cursor>',
      'with --mode upsert: rows whose cursor is this or higher (default: the highest that is loaded)',
    )
    .option('--project-dir <folder>', 'project whose profiles.yml has the target')
    .option('--profiles-dir <folder>', 'folder with profiles.yml')
    .optionsGroup('Options:')
    .addHelpText(
      'after',
      examples([
        'extract extracts/salesforce',
        'extract extracts --dir .waypoint/mine',
        'extract exports/2026-11 --source zendesk --mode append --batch 2026-11',
        'extract exports/today --source stripe --mode upsert --key invoice=id --cursor invoice=updated_at',
        'extract --postgres env:CRM_URL --schema public --source crm',
        'extract --postgres env:CRM_URL --mode upsert --key invoice=id --cursor invoice=updated_at --since 2026-11-01',
        'extract extracts --into warehouse --project-dir my_project',
        'extract drift',
        'extract send --into lake',
      ]),
    )
    .action(async (folder: string | undefined, options: ExtractOptions) => {
      const { extractIntoWorkspace } = await import('../extracting/extract-into-workspace.ts')
      await extractIntoWorkspace(folder, options, host)
    })
  registerDrift(command, host)
  registerSend(command, host)
}

function registerDrift(extract: Command, host: Host): void {
  const command = extract
    .command('drift')
    .summary('What changed in the tables of the sources, and which models that touches')
    .description(
      'Compares the tables in raw_<source> with those of the last successful build, and\n' +
        'with what the project declares about its sources. Ends with exit code 1 when a\n' +
        'table or column that models read is missing or has another type.',
    )
  addProjectOptions(command)
    .addOption(new Option('--output <format>', 'for people or for machines').choices(OUTPUTS).default('text'))
    .addHelpText('after', examples(['extract drift', 'extract drift --dir .waypoint/mine --output json']))
    .action(async (options: DriftOptions) => {
      const { showDrift } = await import('../drift/show-drift.ts')
      await showDrift(options, host)
    })
}
