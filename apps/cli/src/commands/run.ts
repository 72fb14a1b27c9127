import type { Command } from 'commander'
import type { Host } from '../host.ts'
import {
  addProjectOptions,
  addRunOptions,
  addSelectionOptions,
  type EngineOptions,
} from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'

export function registerRun(program: Command, host: Host): void {
  const command = program.command('run').summary('Models only')
  addRunOptions(addSelectionOptions(addProjectOptions(command)))
    .addHelpText(
      'after',
      examples(['run --select staging core', 'run --select customer_health_daily+ --full-refresh']),
    )
    .action(async (options: EngineOptions) => {
      const { runNodes } = await import('../engine/run-command.ts')
      await runNodes('run', options, host)
    })
}
