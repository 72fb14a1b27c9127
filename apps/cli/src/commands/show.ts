import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Host } from '../host.ts'
import { addProjectOptions, addSelectionOptions } from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'
import type { ShowOptions } from '../showing/show-rows.ts'

export function registerShow(program: Command, host: Host): void {
  const command = program.command('show').summary('Print the first rows of models or of a query')
  addSelectionOptions(addProjectOptions(command))
    .option('--inline <sql>', 'a query with Jinja in place of a selection')
    .option('--limit <n>', 'rows to print; -1 for all', rowCount, 5)
    .addOption(new Option('--output <format>', 'output').choices(['text', 'json']).default('text'))
    .option('-f, --full-refresh', 'as an incremental model is when it is built from nothing')
    .addHelpText(
      'after',
      examples([
        'show --select mrr_waterfall',
        `show --inline "select count(*) from {{ ref('dim_account') }}"`,
        'show --select dim_account --limit 100 --output json',
      ]),
    )
    .action(async (options: ShowOptions) => {
      const { showRows } = await import('../showing/show-rows.ts')
      await showRows(options, host)
    })
}

function rowCount(text: string): number {
  const rows = Number(text)
  if (!Number.isInteger(rows)) throw new InvalidArgumentError('Expected a whole number.')
  return rows
}
