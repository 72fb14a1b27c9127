import { type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import type { LintOptions } from '../linting/run-lint.ts'
import { addProjectOptions } from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'

export function registerLint(program: Command, host: Host): void {
  const command = program
    .command('lint')
    .summary('Check what no linter of SQL sees: layers, sources, grains, keys, descriptions, thresholds')
    .description(
      'Reads .waypoint-lint.yml of the project; without one, the usual rules hold. Ends with exit code 1 where something is found.',
    )
  addProjectOptions(command)
    .addOption(new Option('--format <format>', 'output').choices(['text', 'json']).default('text'))
    .option('--rule <name...>', 'only these rules')
    .addHelpText(
      'after',
      examples(['lint', 'lint --rule key-test grain', 'lint --project-dir ../shop --format json']),
    )
    .action(async (options: LintOptions) => {
      const { runLint } = await import('../linting/run-lint.ts')
      await runLint(options, host)
    })
}
