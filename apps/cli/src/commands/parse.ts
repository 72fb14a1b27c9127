import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { addProjectOptions, type EngineOptions } from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'

export function registerParse(program: Command, host: Host): void {
  addProjectOptions(program.command('parse').summary('Read the project and write target/manifest.json'))
    .addHelpText('after', examples(['parse', 'parse --project-dir ../shop']))
    .action(async (options: EngineOptions) => {
      const { runNodes } = await import('../engine/run-command.ts')
      await runNodes('parse', options, host)
    })
}
