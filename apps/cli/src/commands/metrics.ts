import { Argument, type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import type { QueryOptions } from '../measuring/query-metrics.ts'
import { examples } from '../options/examples.ts'
import { addWorkspaceOptions, type WorkspaceOptions } from '../options/workspace-options.ts'
import { wholeNumber } from '../options/whole-number.ts'

export interface ExplainMetricOptions extends WorkspaceOptions {
  readonly customer: string
  readonly date?: string
  readonly version?: string
}

/** `waypoint metrics …`: figures by name, and where they come from. */
export function registerMetrics(program: Command, host: Host): void {
  const metrics = program
    .command('metrics')
    .summary('Ask for figures by name, and open them down to their source rows')
  registerMetricsList(metrics, host)
  registerMetricsDimensions(metrics, host)
  registerMetricsSaved(metrics, host)
  registerMetricsQuery(metrics, host)
  registerMetricsExplain(metrics, host)
}

function registerMetricsList(metrics: Command, host: Host): void {
  addWorkspaceOptions(metrics.command('list').summary('Print every metric with what it is'))
    .addHelpText('after', examples(['metrics list', 'metrics list --json']))
    .action(async (options: WorkspaceOptions) => {
      const { listMetrics } = await import('../measuring/list-metrics.ts')
      listMetrics(options, host)
    })
}

function registerMetricsDimensions(metrics: Command, host: Host): void {
  const command = metrics
    .command('dimensions')
    .summary('Print what metrics can be grouped and filtered by together')
    .requiredOption('--metrics <names>', 'metrics, with commas between them', names)
  addWorkspaceOptions(command)
    .addHelpText('after', examples(['metrics dimensions --metrics mrr,nrr']))
    .action(async (options: WorkspaceOptions & { readonly metrics: readonly string[] }) => {
      const { listDimensions } = await import('../measuring/list-dimensions.ts')
      listDimensions(options, host)
    })
}

function registerMetricsSaved(metrics: Command, host: Host): void {
  addWorkspaceOptions(metrics.command('saved').summary('Print the questions that the project has saved'))
    .addHelpText('after', examples(['metrics saved', 'metrics saved --json']))
    .action(async (options: WorkspaceOptions) => {
      const { listSavedQueries } = await import('../measuring/list-saved-queries.ts')
      listSavedQueries(options, host)
    })
}

function registerMetricsQuery(metrics: Command, host: Host): void {
  const command = metrics
    .command('query')
    .summary('Print metrics by dimensions and periods')
    .option('--metrics <names>', 'metrics, with commas between them', names)
    .option('--saved-query <name>', 'a question that the project has saved; --where and others add to it')
    .option('--group-by <names>', 'dimensions and periods: segment,month or customer__segment', names)
    .option('--where <condition>', 'only what is so: "segment = \'smb\'"; may be given again', gathered)
    .option('--start <day>', 'first day, YYYY-MM-DD')
    .option('--end <day>', 'last day, YYYY-MM-DD')
    .option('--order-by <columns>', 'columns of the answer, - in front for the greatest first', names)
    .option('--limit <n>', 'rows to print at most', wholeNumber)
    .addOption(
      new Option('--format <format>', 'output').choices(['table', 'csv', 'json', 'parquet']).default('table'),
    )
    .option('--output <file>', 'write it to a file')
    .option('--sql', 'print the statement and do not run it')
  addWorkspaceOptions(command)
    .option('--version <id>', 'a published version, or current; default: the current one')
    .option(
      '-t, --target <name>',
      'ask the warehouse of this target of the profile; with --version what is published in it',
    )
    .option('--project-dir <folder>', 'with --target: folder with dbt_project.yml')
    .option('--profiles-dir <folder>', 'with --target: folder with profiles.yml')
    .addHelpText(
      'after',
      examples([
        'metrics query --metrics mrr,nrr --group-by segment,month --start 2020-01-01',
        `metrics query --metrics sla_adherence --group-by priority --where "segment = 'enterprise'"`,
        'metrics query --metrics mrr --group-by country --order-by -mrr --limit 5 --format csv',
        'metrics query --metrics quick_ratio --group-by quarter --sql',
        'metrics query --saved-query revenue_by_segment --start 2020-07-01 --format csv',
        'metrics query --metrics mrr --group-by month --target prod --version current',
        'metrics query --metrics mrr,arr --group-by customer,month --format parquet --output mrr.parquet',
      ]),
    )
    .action(async (options: QueryOptions) => {
      const { queryMetrics } = await import('../measuring/query-metrics.ts')
      await queryMetrics(options, host)
    })
}

function registerMetricsExplain(metrics: Command, host: Host): void {
  const explain = metrics
    .command('explain')
    .addArgument(new Argument('<metric>', 'the figure'))
    .summary(
      "Show what a metric means and is read from, or how a customer's MRR comes about: terms, prices, discounts, rates, rows",
    )
    .option('--customer <id>', 'customer_id, a name or a part of one, or source:id such as stripe:cus_8Qh2')
    .option('--date <day>', 'with --customer: as of which day, YYYY-MM-DD; default: the reporting day')
  addWorkspaceOptions(explain)
    .option('--version <id>', 'a published version; default: the current one')
    .addHelpText(
      'after',
      examples([
        'metrics explain nrr',
        'metrics explain mrr --customer "Valleyford"',
        'metrics explain mrr --customer stripe:cus_8Qh2 --date 2020-06-30',
        'metrics explain mrr --customer cus_c44387b554176669 --json',
      ]),
    )
    .action(async (metric: string, options: Partial<ExplainMetricOptions> & WorkspaceOptions) => {
      const { customer } = options
      if (customer === undefined) {
        const { explainDefinition } = await import('../measuring/explain-definition.ts')
        await explainDefinition(metric, options, host)
      } else {
        const { explainMetric } = await import('../explaining/explain-metric.ts')
        await explainMetric(metric, { ...options, customer }, host)
      }
    })
}

const names = (text: string): readonly string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

const gathered = (text: string, before: readonly string[] = []): readonly string[] => [...before, text]
