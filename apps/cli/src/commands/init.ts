import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import type { InitOptions } from '../starting/start-project.ts'

export function registerInit(program: Command, host: Host): void {
  program
    .command('init')
    .summary('Write a small project that works, to start from')
    .argument('[name]', 'name of the project and of its folder: letters, digits and _')
    .option('--project-dir <folder>', 'folder to write into instead of one with the name of the project')
    .option('--database <file>', 'DuckDB file that the project builds into')
    .option('--skip-profile-setup', 'write no profiles.yml: the profile is in ~/.dbt already')
    .option('--profile <name>', 'profile to use, where it is not named as the project')
    .addHelpText(
      'after',
      examples([
        'init shop',
        'init shop --database warehouse.duckdb',
        'init shop --profile company --skip-profile-setup',
      ]),
    )
    .action(async (name: string | undefined, options: InitOptions) => {
      const { startProject } = await import('../starting/start-project.ts')
      await startProject(name, options, host)
    })
}
