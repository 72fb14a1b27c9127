import { type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import { acceptProjectFlags } from '../options/accept-project-flags.ts'
import { examples } from '../options/examples.ts'
import type { DepsCommandOptions } from '../packages/install-dependencies.ts'

export function registerDeps(program: Command, host: Host): void {
  const command = program
    .command('deps')
    .summary('Install the packages that packages.yml names')
    .option('--project-dir <folder>', 'folder with dbt_project.yml')
    .option('--vars <yaml>', 'variables as YAML or JSON')
    .option('--packages-install-path <folder>', 'where to install, in place of what the project says')
    .option('--upgrade', 'choose the newest versions that fit, whatever package-lock.yml says')
    .option('--lock', 'write package-lock.yml and install nothing')
    .option('--add-package <name@version>', 'write a package into packages.yml first')
    .addOption(
      new Option('--source <kind>', 'what --add-package names')
        .choices(['hub', 'git', 'local', 'tarball'])
        .default('hub'),
    )
    .option('-q, --quiet', 'print only what went wrong')
  acceptProjectFlags(command)
    .addHelpText(
      'after',
      examples([
        'deps',
        'deps --upgrade',
        'deps --add-package dbt-labs/dbt_utils@1.3.0',
        'deps --add-package ../shared --source local',
      ]),
    )
    .action(async (options: DepsCommandOptions) => {
      const { installDependencies } = await import('../packages/install-dependencies.ts')
      await installDependencies(options, host)
    })
}
