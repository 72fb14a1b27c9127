import { type Command, Option } from 'commander'
import type { BatchUnit } from '../backfilling/backfill-plan.ts'
import type { Host } from '../host.ts'
import { addProjectOptions, addSelectionOptions, type EngineOptions } from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'

export interface BackfillOptions extends EngineOptions {
  readonly start?: string
  readonly end?: string
  readonly batch: BatchUnit
  readonly dryRun?: boolean
  readonly discard?: boolean
}

export function registerBackfill(program: Command, host: Host): void {
  const command = program
    .command('backfill')
    .summary('Make the past again on a copy, compare it, and let it take the place of the warehouse')
    .description(
      'Builds the selection and its tests from nothing, microbatch models by windows of event time where a range is\n' +
        'given. Works on a copy: the warehouse stays as it is until everything has passed. A backfill that was stopped\n' +
        'goes on by the same command.',
    )
  addSelectionOptions(addProjectOptions(command))
    .option('--start <day>', 'microbatch models: first day to make again')
    .option('--end <day>', 'microbatch models: day to stop before')
    .addOption(
      new Option('--batch <unit>', 'length of a window').choices(['day', 'month', 'year']).default('month'),
    )
    .option('--dry-run', 'print the runs and what they cost the last time')
    .option('--discard', 'give up a backfill that is unfinished')
    .addHelpText(
      'after',
      examples([
        'backfill --select fct_mrr_daily+ --dry-run',
        'backfill --select events+ --start 2026-01-01 --end 2026-04-01 --batch month',
        'backfill --discard',
      ]),
    )
    .action(async (options: BackfillOptions) => {
      const { runBackfill } = await import('../backfilling/run-backfill.ts')
      await runBackfill(options, host)
    })
}
