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

export function registerTest(program: Command, host: Host): void {
  const command = program.command('test').summary('Tests only, on what is already built')
  addTestOptions(addRunOptions(addSelectionOptions(addProjectOptions(command))))
    .addHelpText('after', examples(['test', 'test --select fct_mrr_daily', 'test --explain']))
    .action(async (options: EngineOptions) => {
      const { runNodes } = await import('../engine/run-command.ts')
      const outcome = await runNodes('test', options, host)
      if (options.explain !== true) return
      const { explainFailures } = await import('../testing/explain-failures.ts')
      await explainFailures(outcome, options, host)
    })
}
