import { Argument, type Command } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { addWorkspaceOptions, type WorkspaceOptions } from '../options/workspace-options.ts'

export interface ExplainMetricOptions extends WorkspaceOptions {
  readonly customer: string
  readonly date?: string
  readonly version?: string
}

/** `waypoint metrics …`: where a published figure comes from. */
export function registerMetrics(program: Command, host: Host): void {
  const metrics = program.command('metrics').summary('Open a published figure down to its source rows')
  const explain = metrics
    .command('explain')
    .addArgument(new Argument('<metric>', 'the figure').choices(['mrr']))
    .summary(
      "Show how a customer's figure comes about: terms, prices, discounts, rates, and the rows they were read from",
    )
    .requiredOption(
      '--customer <id>',
      'customer_id, a name or a part of one, or source:id such as stripe:cus_8Qh2',
    )
    .option('--date <day>', 'as of which day, YYYY-MM-DD; default: the reporting day')
  addWorkspaceOptions(explain)
    .option('--version <id>', 'a published version; default: the current one')
    .addHelpText(
      'after',
      examples([
        'metrics explain mrr --customer "Valleyford"',
        'metrics explain mrr --customer stripe:cus_8Qh2 --date 2020-06-30',
        'metrics explain mrr --customer cus_c44387b554176669 --json',
      ]),
    )
    .action(async (_metric: string, options: ExplainMetricOptions) => {
      const { explainMetric } = await import('../explaining/explain-metric.ts')
      await explainMetric(options, host)
    })
}
