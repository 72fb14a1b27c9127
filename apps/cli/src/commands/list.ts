import { type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import type { ListOptions } from '../listing/print-selection.ts'
import { addProjectOptions, addSelectionOptions } from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'

export function registerList(program: Command, host: Host): void {
  const command = program.command('list').alias('ls').summary('Print what a selection names')
  addSelectionOptions(addProjectOptions(command))
    .addOption(
      new Option('--output <format>', 'what to print of each node')
        .choices(['selector', 'name', 'path', 'json'])
        .default('selector'),
    )
    .option('--output-keys <key...>', 'what --output json prints: name, config.materialized, …')
    .option('--explain', 'say behind each node why it counts as modified since --state')
    .addHelpText(
      'after',
      examples([
        'ls --select +customer_health_daily',
        'ls --resource-type test --output name',
        'ls -s tag:finance,path:models/marts',
        'ls -s state:modified --state last-release --explain',
        'ls --output json --output-keys name config.materialized',
      ]),
    )
    .action(async (options: ListOptions) => {
      const { printSelection } = await import('../listing/print-selection.ts')
      await printSelection(options, host)
    })
}
