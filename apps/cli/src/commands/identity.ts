import { type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { addRecordFileOptions, count, DEFAULT_OUT } from '../options/record-file-options.ts'
import { registerPeople } from './identity-people.ts'

const WORKSPACE_HELP = 'the workspace of a built project, instead of --out'

export interface ResolveCommandOptions {
  readonly out: string
  readonly truth?: string
  readonly map: Readonly<Record<string, string>>
  readonly format: 'parquet' | 'csv'
  readonly append?: boolean
  readonly weights?: string
  readonly adapt?: boolean
  readonly cannotLink: readonly string[]
  readonly threads?: number
  readonly memoryLimit: string
  readonly json?: boolean
}

/** Records are those of a workspace that was built, or of a folder that `resolve` wrote. */
interface PlaceOptions {
  readonly out: string
  readonly dir?: string
}

export interface ExplainCommandOptions extends PlaceOptions {
  readonly json?: boolean
}

export interface OverrideCommandOptions extends PlaceOptions {
  readonly author: string
  readonly reason: string
}

/** `waypoint identity …`: who is the same customer, for any file of company records. */
export function registerIdentity(program: Command, host: Host): void {
  const identity = program
    .command('identity')
    .summary('Resolve which company records are the same customer')
    .description(
      'Puts company records of several systems together: each record belongs to exactly one customer, with a ' +
        'reason, a confidence and an id that stays. Takes any CSV or Parquet file with source_system, source_id and ' +
        'one at the least of name, domain, website, email, phone, address, city, region, postal_code, country, ' +
        'external_ids. Several values are separated by `;`; an external id is written system:id.',
    )
  registerResolve(identity, host)
  registerEvaluate(identity, host)
  registerExplain(identity, host)
  registerOverride(identity, host)
  registerFit(identity, host)
  registerPeople(identity, host)
}

function registerResolve(identity: Command, host: Host): void {
  const command = identity
    .command('resolve')
    .argument('<file>', 'records: .csv, .tsv or .parquet')
    .summary('Give every record its customer')
    .option('--out <folder>', 'where map, explanations, review queue and state go', DEFAULT_OUT)
    .option('--append', 'the file holds what is new or changed; what was resolved before stays')
    .option(
      '--truth <column>',
      'a column that says which records are one company: the result is judged by it',
    )
    .option('--weights <file>', 'weights learned by `identity fit`, instead of those that come with waypoint')
    .option(
      '--no-adapt',
      'judge by the weights as they come, also where external ids disclose enough to fit them to the records',
    )
    .option(
      '--cannot-link <system>',
      'two records of this system with different domains are two customers, whatever else they share (repeatable)',
      (system: string, known: readonly string[]) => [...known, system],
      [],
    )
    .option('--json', 'print the summary as JSON')
    .addOption(
      new Option('--format <format>', 'of the written files').choices(['parquet', 'csv']).default('parquet'),
    )
  addRecordFileOptions(command)
    .addHelpText(
      'after',
      examples([
        'identity resolve records.csv --out resolved',
        'identity resolve crm.csv --map name=company_name --map source_id=id --format csv --out resolved',
        'identity resolve today.parquet --append --out resolved',
        'identity resolve labelled.csv --truth company --out /tmp/judged',
      ]),
    )
    .action(async (file: string, options: ResolveCommandOptions) => {
      const { resolveFile } = await import('../identity/resolve-file.ts')
      await resolveFile(file, options, host)
    })
}

function registerEvaluate(identity: Command, host: Host): void {
  identity
    .command('evaluate')
    .summary('Show how the last resolution compares with the truth it was given')
    .option('--out <folder>', 'the folder given to `identity resolve`', DEFAULT_OUT)
    .option('--json', 'print as JSON')
    .addHelpText('after', examples(['identity evaluate --out /tmp/judged']))
    .action(async (options: ExplainCommandOptions) => {
      const { showEvaluation } = await import('../identity/show-evaluation.ts')
      showEvaluation(options, host)
    })
}

function registerExplain(identity: Command, host: Host): void {
  identity
    .command('explain')
    .argument('<record>', 'system:id')
    .argument('<other>', 'system:id')
    .summary('Say why two records are one customer or two, in bits per field')
    .option('--out <folder>', 'the folder given to `identity resolve`', DEFAULT_OUT)
    .option('--dir <folder>', WORKSPACE_HELP)
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      examples([
        'identity explain salesforce:0015e1 stripe:cus_8Qh2 --out resolved',
        'identity explain salesforce:0015e1 stripe:cus_8Qh2 --dir .waypoint/demo',
      ]),
    )
    .action(async (one: string, other: string, options: ExplainCommandOptions) => {
      const { explainRecords } = await import('../identity/explain-records.ts')
      await explainRecords([one, other], options, host)
    })
}

function registerOverride(identity: Command, host: Host): void {
  const override = identity
    .command('override')
    .summary('Decide what the records alone do not show; counts from the next resolution or build on')
  for (const kind of ['force_match', 'force_split'] as const) {
    override
      .command(kind.replace('_', '-'))
      .argument('<record>', 'system:id')
      .argument('<other>', 'system:id')
      .summary(kind === 'force_match' ? 'The two are one customer' : 'The two are not one customer')
      .requiredOption('--author <name>', 'who says so')
      .requiredOption('--reason <text>', 'why')
      .option('--out <folder>', 'the folder given to `identity resolve`', DEFAULT_OUT)
      .option('--dir <folder>', WORKSPACE_HELP)
      .addHelpText(
        'after',
        examples([
          `identity override ${kind.replace('_', '-')} salesforce:0015e1 stripe:cus_8Qh2 --author 'Ana Lindqvist' --reason 'asked them'`,
        ]),
      )
      .action(async (one: string, other: string, options: OverrideCommandOptions) => {
        const { decide } = await import('../identity/override-records.ts')
        await decide(kind, [one, other], { options, host })
      })
  }
  override
    .command('undo')
    .argument('<number>', 'of the override', count)
    .summary('Take a decision back; it is kept with who took it back')
    .requiredOption('--author <name>', 'who says so')
    .requiredOption('--reason <text>', 'why')
    .option('--out <folder>', 'the folder given to `identity resolve`', DEFAULT_OUT)
    .option('--dir <folder>', WORKSPACE_HELP)
    .addHelpText(
      'after',
      examples([`identity override undo 3 --author 'Ana Lindqvist' --reason 'a mistake'`]),
    )
    .action(async (number: number, options: OverrideCommandOptions) => {
      const { undo } = await import('../identity/override-records.ts')
      await undo(number, options, host)
    })
  override
    .command('list')
    .summary('Show all decisions')
    .option('--out <folder>', 'the folder given to `identity resolve`', DEFAULT_OUT)
    .option('--dir <folder>', WORKSPACE_HELP)
    .addHelpText('after', examples(['identity override list --out resolved']))
    .action(async (options: PlaceOptions) => {
      const { listOverrides } = await import('../identity/override-records.ts')
      await listOverrides(options, host)
    })
}

function registerFit(identity: Command, host: Host): void {
  const command = identity
    .command('fit')
    .argument('<file>', 'records whose company is known: .csv, .tsv or .parquet')
    .summary('Learn weights from records whose company is known')
    .requiredOption('--truth <column>', 'the column that says which records are one company')
    .requiredOption('--weights <file>', 'where the weights go')
  addRecordFileOptions(command)
    .addHelpText('after', examples(['identity fit labelled.csv --truth company --weights weights.json']))
    .action(async (file: string, options: ResolveCommandOptions) => {
      const { fitFile } = await import('../identity/fit-file.ts')
      await fitFile(file, options, host)
    })
}
