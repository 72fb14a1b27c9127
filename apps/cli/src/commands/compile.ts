import { type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import { addProjectOptions, addSelectionOptions } from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'
import type { CompileOptions } from '../showing/show-compiled.ts'

export function registerCompile(program: Command, host: Host): void {
  const command = program.command('compile').summary('Write the SQL that would run to target/compiled')
  addSelectionOptions(addProjectOptions(command))
    .option('--inline <sql>', 'compile this query and print it')
    .addOption(
      new Option('--output <format>', 'how nodes that are named are printed').choices(['text', 'json']),
    )
    .option('-f, --full-refresh', 'as incremental models are when they are built from nothing')
    .option('--empty', 'as relations are when they are built without rows')
    .addHelpText(
      'after',
      examples([
        'compile --select mrr_waterfall',
        `compile --inline "select * from {{ ref('dim_account') }}"`,
        'compile --select mrr_waterfall --output json --quiet',
      ]),
    )
    .action(async (options: CompileOptions) => {
      const { showCompiled } = await import('../showing/show-compiled.ts')
      await showCompiled(options, host)
    })
}
