import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { addStoreOptions, type StoreOptions } from '../options/store-options.ts'

export interface VersionsOptions extends StoreOptions {
  readonly verify?: boolean
}

export function registerVersions(program: Command, host: Host): void {
  addStoreOptions(program.command('versions').summary('List the published versions'))
    .option('--verify', 'read every table and compare it with the hash it was published with')
    .addHelpText(
      'after',
      examples(['versions', 'versions --verify', 'versions --json', 'versions --target prod']),
    )
    .action(async (options: VersionsOptions) => {
      const { printVersions } = await import('../publishing/print-versions.ts')
      await printVersions(options, host)
    })
}
