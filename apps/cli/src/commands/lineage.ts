import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { wholeNumber } from '../options/whole-number.ts'
import { addWorkspaceOptions } from '../options/workspace-options.ts'
import type { LineageOptions } from '../tracing/show-lineage.ts'

export function registerLineage(program: Command, host: Host): void {
  const command = program
    .command('lineage')
    .argument('<column>', 'model.column, schema.table.column of a source, or a model alone')
    .summary('Show what a column comes from and what it feeds')
    .description(
      'Reads the SQL that was compiled last: through CTEs, joins, unions and stars, from raw tables to marts. Everything is written to column_lineage.json beside the manifest.',
    )
    .option('--up', 'only what it comes from')
    .option('--down', 'only what it feeds')
    .option('--depth <n>', 'steps to follow; default: all', wholeNumber)
  addWorkspaceOptions(command)
    .addHelpText(
      'after',
      examples([
        'lineage nrr_summary.nrr --up',
        'lineage raw_stripe.subscription_history.status --down --depth 3',
        'lineage fct_mrr_daily',
        'lineage fct_mrr_daily.mrr_cents --json',
      ]),
    )
    .action(async (column: string, options: LineageOptions) => {
      const { showLineage } = await import('../tracing/show-lineage.ts')
      await showLineage(column, options, host)
    })
}
