import type { Command } from 'commander'
import type { DocsOptions } from '../documenting/generate-docs.ts'
import type { Host } from '../host.ts'
import { addProjectOptions } from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'

export function registerDocs(program: Command, host: Host): void {
  const docs = program.command('docs').summary('Write the documentation of the project')
  addProjectOptions(docs.command('generate').summary('Write manifest.json, catalog.json and index.html'))
    .option('--no-compile', 'do not compile SQL for it')
    .option('--empty-catalog', 'do not ask the database which tables and columns there are')
    .addHelpText('after', examples(['docs generate --no-compile --empty-catalog']))
    .action(async (options: DocsOptions) => {
      const { generateDocs } = await import('../documenting/generate-docs.ts')
      await generateDocs(options, host)
    })
}
