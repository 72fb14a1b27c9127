import type { Command } from 'commander'
import type { Host } from '../host.ts'
import {
  addProjectOptions,
  addRunOptions,
  addSelectionOptions,
  addTestOptions,
  type EngineOptions,
} from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'

export function registerBuild(program: Command, host: Host): void {
  const command = program
    .command('build')
    .summary('Seeds, models and tests of the project, in order of dependency')
  addTestOptions(addRunOptions(addSelectionOptions(addProjectOptions(command))))
    .addHelpText(
      'after',
      examples([
        'build',
        'build --select +mrr_waterfall',
        'build --changed --explain',
        'build --select tag:finance --exclude path:tests --full-refresh',
      ]),
    )
    .action(async (options: EngineOptions) => {
      const { runNodes } = await import('../engine/run-command.ts')
      const { acceptDrift, announceDrift } = await import('../drift/build-drift.ts')
      announceDrift(options, host)
      const { exitCode } = await runNodes('build', options, host)
      if (exitCode === 0) acceptDrift(options, host)
    })
}
