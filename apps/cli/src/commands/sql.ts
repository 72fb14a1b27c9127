import { type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { addStoreOptions, type StoreOptions } from '../options/store-options.ts'
import { wholeNumber } from '../options/whole-number.ts'

export interface SqlOptions extends StoreOptions {
  readonly format: 'table' | 'csv' | 'json'
  readonly limit: number
  readonly version?: string
}

export function registerSql(program: Command, host: Host): void {
  const command = program
    .command('sql')
    .argument('<statement>', 'a query on the published version')
    .summary('Query the published version, read-only')
  addStoreOptions(command)
    .addOption(new Option('--format <format>', 'output').choices(['table', 'csv', 'json']).default('table'))
    .option('--limit <n>', 'rows to print at most', wholeNumber, 100)
    .option('--version <id>', 'a published version; default: the current one')
    .addHelpText(
      'after',
      examples([
        `sql "select * from marts.risk_watchlist order by rank limit 10"`,
        `sql "from marts.mrr_waterfall where dimension = 'total'" --format csv`,
        `sql "select * from risk_watchlist order by rank limit 10" --target prod`,
      ]),
    )
    .action(async (statement: string, options: SqlOptions) => {
      const { queryPublished } = await import('../publishing/query-published.ts')
      await queryPublished(statement, options, host)
    })
}
