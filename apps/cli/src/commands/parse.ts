import { type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import { addProjectOptions, type EngineOptions } from '../options/engine-options.ts'
import { examples } from '../options/examples.ts'

interface ParseOptions extends Omit<EngineOptions, 'logFormat'> {
  readonly logFormat?: EngineOptions['logFormat'] | 'otel'
}

export function registerParse(program: Command, host: Host): void {
  const command = addProjectOptions(
    program.command('parse').summary('Read the project and write target/manifest.json'),
  )
  command.options
    .find(({ long }) => long === '--log-format')
    ?.choices(['text', 'json', 'debug', 'default', 'otel'])
  // A parser that dbt runs is given the levels of dbt's own parser, which has more of them.
  command.options.find(({ long }) => long === '--log-level-file')?.argParser((level) => level)
  command
    // dbt gives these to every parser that it runs; they say nothing about the manifest.
    .addOption(new Option('--invocation-id <id>').hideHelp())
    .addHelpText('after', examples(['parse', 'parse --project-dir ../shop']))
    .action(async ({ logFormat, logLevelFile, ...others }: ParseOptions) => {
      if (logFormat === 'otel') {
        const { parseForDbt } = await import('../engine/parse-for-dbt.ts')
        await parseForDbt({ ...others, logFormat: 'json' }, host)
        return
      }
      const options = logLevelFile === undefined ? others : { ...others, logLevelFile }
      const { runNodes } = await import('../engine/run-command.ts')
      await runNodes('parse', logFormat === undefined ? options : { ...options, logFormat }, host)
    })
}
