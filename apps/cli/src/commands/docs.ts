import type { Command } from 'commander'
import { Option } from 'commander'
import type { DocsOptions } from '../documenting/generate-docs.ts'
import type { ServeOptions } from '../documenting/serve-docs.ts'
import type { Host } from '../host.ts'
import type { ReferenceOptions } from '../documenting/reference/write-reference.ts'
import { addProjectOptions, addSelectionOptions } from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'
import { addWorkspaceOptions } from '../options/workspace-options.ts'
import { wholeNumber } from '../options/whole-number.ts'

export function registerDocs(program: Command, host: Host): void {
  const docs = program.command('docs').summary('Write the documentation of the project, or serve it')
  registerGenerate(docs, host)
  registerServe(docs, host)
  registerReference(docs, host)
  docs.addHelpText('after', examples(['docs generate', 'docs serve --port 8081']))
}

function registerGenerate(docs: Command, host: Host): void {
  const command = docs.command('generate').summary('Write manifest.json, catalog.json and index.html')
  addSelectionOptions(addProjectOptions(command))
    .addOption(new Option('--compile').hideHelp())
    .option('--no-compile', 'do not compile SQL for it')
    .option('--empty-catalog', 'do not ask the database which tables and columns there are')
    .option('--static', 'write static_index.html as well: the same page under the name that dbt gives it')
    .addHelpText(
      'after',
      examples([
        'docs generate',
        'docs generate --select marts',
        'docs generate --no-compile --empty-catalog    # without a database',
      ]),
    )
    .action(async (options: DocsOptions) => {
      const { generateDocs } = await import('../documenting/generate-docs.ts')
      await generateDocs({ ...options, compile: options.compile ?? true }, host)
    })
}

function registerServe(docs: Command, host: Host): void {
  const command = docs
    .command('serve')
    .summary('Serve the catalogue and lineage that docs generate wrote, to this machine')
  addProjectOptions(command)
    .option('--host <address>', 'address to listen at', '127.0.0.1')
    .option('--port <n>', 'port to listen at', wholeNumber, 8080)
    .addOption(new Option('--browser').hideHelp())
    .option('--no-browser', 'do not open a browser')
    .addHelpText('after', examples(['docs serve', 'docs serve --port 8081 --no-browser']))
    .action(async (options: ServeOptions) => {
      const { serveDocs } = await import('../documenting/serve-docs.ts')
      await serveDocs(options, host)
    })
}

function registerReference(docs: Command, host: Host): void {
  const command = docs
    .command('reference')
    .summary('Write dictionaries of tables and metrics and the map from sources to marts, as Markdown')
    .option('--output <folder>', 'where to', 'docs/reference')
  addWorkspaceOptions(command)
    .addHelpText('after', examples(['docs reference', 'docs reference --dir .waypoint/mine --output wiki']))
    .action(async (options: ReferenceOptions) => {
      const { writeReference } = await import('../documenting/reference/write-reference.ts')
      await writeReference(options, host)
    })
}
