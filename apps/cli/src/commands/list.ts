import { type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import { addProjectOptions, addSelectionOptions, type EngineOptions } from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'

interface ListOptions extends EngineOptions {
  readonly output: 'selector' | 'name' | 'path' | 'json'
}

export function registerList(program: Command, host: Host): void {
  const command = program.command('list').alias('ls').summary('Print what a selection names')
  addSelectionOptions(addProjectOptions(command))
    .addOption(
      new Option('--output <format>', 'what to print of each node')
        .choices(['selector', 'name', 'path', 'json'])
        .default('selector'),
    )
    .addHelpText(
      'after',
      examples([
        'ls --select +customer_health_daily',
        'ls --resource-type test --output name',
        'ls -s tag:finance,path:models/marts',
      ]),
    )
    .action(async (options: ListOptions) => {
      const { printSelection } = await import('../engine/print-selection.ts')
      await printSelection(options, host)
    })
}
