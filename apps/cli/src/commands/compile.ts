import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { addProjectOptions, addSelectionOptions, type EngineOptions } from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'

export function registerCompile(program: Command, host: Host): void {
  const command = program.command('compile').summary('Write the SQL that would run to target/compiled')
  addSelectionOptions(addProjectOptions(command))
    .addHelpText('after', examples(['compile --select mrr_waterfall']))
    .action(async (options: EngineOptions) => {
      const { runNodes } = await import('../engine/run-command.ts')
      await runNodes('compile', options, host)
    })
}
