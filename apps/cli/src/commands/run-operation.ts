import type { Command } from 'commander'
import type { Host } from '../host.ts'
import type { OperationOptions } from '../operating/run-operation.ts'
import { addProjectOptions } from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'

export function registerRunOperation(program: Command, host: Host): void {
  const command = program
    .command('run-operation')
    .argument('<macro>', 'name of a macro, or package.name')
    .summary('Call one macro')
  addProjectOptions(command)
    .option('--args <yaml>', "arguments of the macro: '{role: reporter}'")
    .addHelpText(
      'after',
      examples([
        'run-operation clean_stale_schemas',
        "run-operation my_package.grant_select --args '{role: reporter}'",
      ]),
    )
    .action(async (macro: string, options: OperationOptions) => {
      const { runOperation } = await import('../operating/run-operation.ts')
      await runOperation(macro, options, host)
    })
}
