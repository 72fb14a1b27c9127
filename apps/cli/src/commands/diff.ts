import { type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { addProjectOptions, type EngineOptions } from '../options/engine-options.ts'
import { wholeNumber } from '../options/whole-number.ts'

export interface DiffOptions extends Omit<EngineOptions, 'select'> {
  readonly select?: readonly string[]
  readonly key?: readonly string[]
  readonly excludeColumns?: readonly string[]
  readonly includeViews?: boolean
  readonly samples: number
  readonly format: 'table' | 'json' | 'markdown'
}

export function registerDiff(program: Command, host: Host): void {
  const command = program
    .command('diff')
    .argument(
      '<before>',
      'a version, current, previous, warehouse, target:NAME, git:REVISION, worktree or schema.relation',
    )
    .argument('<after>', 'the same, to compare it with')
    .summary('Compare two versions, targets, revisions or relations, down to cells')
    .description(
      'Tells columns, rows and cells that differ. Rows are told apart by the key that the tests of a model state,\n' +
        'or by --key. Of revisions of the project what they have different is built first, beside the target. States of\n' +
        'two databases are compared by hashes that are equal in both. Views are compared where they are published, built\n' +
        'for the comparison or named by --select. Ends with exit code 1 where something differs.',
    )
  addProjectOptions(command)
    .option('--select <names...>', 'only these relations, or all of a schema')
    .option('--key <columns...>', 'columns that tell rows apart')
    .option('--exclude-columns <columns...>', 'columns that may differ, such as *_fingerprint')
    .option('--include-views', 'also views that nobody published: their rows are worked out on both sides')
    .option('--samples <rows>', 'rows to show of each kind', wholeNumber, 3)
    .addOption(
      new Option('--format <format>', 'output').choices(['table', 'json', 'markdown']).default('table'),
    )
    .addHelpText(
      'after',
      examples([
        'diff previous current',
        'diff current warehouse --select marts',
        'diff marts.fct_revenue scratch.fct_revenue --key customer_id month',
        'diff target:prod target:dev --select fct_revenue --format markdown',
        "diff target:prod target:dev --exclude-columns '*_fingerprint' updated_at",
        'diff current target:prod',
        'diff git:main worktree --target dev',
      ]),
    )
    .action(async (before: string, after: string, options: DiffOptions) => {
      const { diffStates } = await import('../diffing/diff-states.ts')
      await diffStates([before, after], options, host)
    })
}
