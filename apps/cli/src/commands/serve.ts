import { type Command, InvalidArgumentError } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import { wholeNumber } from '../options/whole-number.ts'
import { DEFAULT_DIR } from '../workspace/workspace.ts'

export interface ServeOptions {
  readonly dir: string
  readonly host: string
  readonly port: number
  readonly open?: boolean
  /** Keeps its versions in its database: copies of them are served. */
  readonly target?: string
  readonly projectDir?: string
  readonly profilesDir?: string
  readonly profile?: string
  readonly targetPath?: string
  /** Seconds between two looks at the target. */
  readonly followEvery?: number
}

export const DEFAULT_PORT = 4800
export const FOLLOW_SECONDS = 60

export function registerServe(program: Command, host: Host): void {
  program
    .command('serve')
    .summary('Serve the web app and its API on the published version, to this machine')
    .description(
      'Reads published versions only: it never holds up a build, and follows when a new version is published.\n' +
        'It listens on this machine alone, since there are no accounts yet. Of versions that PostgreSQL or Trino keep,\n' +
        'named by --target, it keeps the current one as a file in <dir>/copies, and follows when readers there see another.',
    )
    .option('--dir <folder>', 'workspace that holds the published versions', DEFAULT_DIR)
    .option('--host <address>', 'address to listen at; only those of this machine', '127.0.0.1')
    .option('--port <n>', 'port to listen at; 0 takes a free one', wholeNumber, DEFAULT_PORT)
    .option('--open', 'open it in the browser')
    .option('-t, --target <name>', 'PostgreSQL or Trino target of the profile that keeps the versions')
    .option('--project-dir <folder>', 'folder with dbt_project.yml')
    .option('--profiles-dir <folder>', 'folder with profiles.yml')
    .option('--profile <name>', 'profile to use instead of the one the project names')
    .option('--target-path <folder>', 'where the artifacts of the build on the target are')
    .option(
      '--follow-every <seconds>',
      'how often the target is asked for its version',
      seconds,
      FOLLOW_SECONDS,
    )
    .addHelpText(
      'after',
      examples([
        'serve',
        'serve --port 4900 --open',
        'serve --dir .waypoint/mine',
        'serve --target warehouse',
        'serve --target lake --follow-every 600 --dir .waypoint/lake',
      ]),
    )
    .action(async (options: ServeOptions) => {
      const { serveWorkspace } = await import('../serving/serve-workspace.ts')
      await serveWorkspace(options, host)
    })
}

function seconds(text: string): number {
  const number = wholeNumber(text)
  if (number === 0) throw new InvalidArgumentError('Expected a whole number of seconds from 1 up.')
  return number
}
