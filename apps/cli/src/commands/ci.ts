import type { Command } from 'commander'
import type { Host } from '../host.ts'
import {
  addProjectOptions,
  addRunOptions,
  addSelectionOptions,
  type EngineOptions,
} from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'

export interface CiOptions extends EngineOptions {
  readonly markdown?: string
  readonly before?: string
  readonly after?: string
}

export function registerCi(program: Command, host: Host): void {
  const command = program
    .command('ci')
    .summary('Build and test what a change touches, and tell how its data differs')
    .description(
      'Builds state:modified+ (or --select), reading everything else from the environment whose artifacts --state\n' +
        'names, and compares each table that was built with the one there: rows, keys, cells, as Markdown for the pull\n' +
        'request. The exit code is that of the build.',
    )
  addRunOptions(addSelectionOptions(addProjectOptions(command)))
    .option('--markdown <file>', 'write the comparison there instead of printing it')
    .option('--before <name>', 'what the compared environment is called')
    .option('--after <name>', 'what the change is called')
    .addHelpText(
      'after',
      examples([
        'ci --state artifacts/main --target ci --markdown diff.md',
        'ci --state artifacts/main --select state:modified.body+ --before main',
      ]),
    )
    .action(async (options: CiOptions) => {
      const { runCi } = await import('../checking/run-ci.ts')
      await runCi(options, host)
    })
}
