import { type Command, Option } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { wholeNumber } from '../options/whole-number.ts'
import { DEFAULT_DIR } from '../workspace/workspace.ts'

export interface ServeOptions {
  readonly dir: string
  readonly host: string
  readonly port: number
  readonly open?: boolean
  /** Told only to be refused: what is kept in a database is not served yet. */
  readonly target?: string
}

export const DEFAULT_PORT = 4800

export function registerServe(program: Command, host: Host): void {
  program
    .command('serve')
    .summary('Serve the web app and its API on the published version, to this machine')
    .description(
      'Reads published versions only: it never holds up a build, and follows when a new version is published.\n' +
        'It listens on this machine alone, since there are no accounts yet. Versions that are kept in PostgreSQL or\n' +
        'Trino are read by `report`, `sql` and `metrics` with --target, and not served yet.',
    )
    .option('--dir <folder>', 'workspace that holds the published versions', DEFAULT_DIR)
    .option('--host <address>', 'address to listen at; only those of this machine', '127.0.0.1')
    .option('--port <n>', 'port to listen at; 0 takes a free one', wholeNumber, DEFAULT_PORT)
    .option('--open', 'open it in the browser')
    .addOption(new Option('-t, --target <name>').hideHelp())
    .addHelpText('after', examples(['serve', 'serve --port 4900 --open', 'serve --dir .waypoint/mine']))
    .action(async (options: ServeOptions) => {
      const { serveWorkspace } = await import('../serving/serve-workspace.ts')
      await serveWorkspace(options, host)
    })
}
