import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { WaypointError } from '@waypoint/contracts'
import { createApp, defaultLimits, listenUntil, type LogEntry } from '@waypoint/server'
import type { ServeOptions } from '../commands/serve.ts'
import { openBrowser } from '../documenting/open-browser.ts'
import type { Host } from '../host.ts'
import { type Workspace, workspaceAt } from '../workspace/workspace.ts'
import { releaseName } from './release-name.ts'
import { webFolder } from './web-folder.ts'
import { createProject } from './workspace-project.ts'

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'] as const

/** What the first page asks for is worked out before anyone asks. */
const FIRST_ASKED = ['/api/v1/version', '/api/v1/position', '/api/v1/report.pdf'] as const

/** `waypoint serve`: until Ctrl-C. */
export async function serveWorkspace(options: ServeOptions, host: Host): Promise<void> {
  if (options.target !== undefined) throw servesFilesOnly(options.target)
  requireLoopback(options.host)
  const workspace = workspaceAt(options.dir, host.cwd)
  requireWorkspace(workspace, options.dir)
  const scratch = mkdtempSync(join(tmpdir(), 'waypoint-serve-'))
  const app = createApp({
    published: workspace.published,
    release: releaseName(),
    scratch,
    factory: duckdbFactory,
    project: createProject(workspace),
    web: webFolder(),
    hosts: LOOPBACK,
    clock: () => new Date(),
    log: (entry) => tell(entry, host),
    limits: defaultLimits,
    firstAsked: FIRST_ASKED,
  })
  try {
    await listenUntil(app, options, {
      signal: host.signal,
      onListening: ({ port }) => {
        const address = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`
        host.out(`${host.style.bold('Waypoint')} is at ${host.style.link(address)}\n`)
        host.out(host.style.quiet('Press Ctrl-C to stop.\n'))
        if (options.open === true) openBrowser(address)
        void app.request('http://127.0.0.1/readyz')
      },
    })
  } catch (cause) {
    throw isSocketError(cause) ? cannotListen(cause, options) : cause
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function requireLoopback(address: string): void {
  if (LOOPBACK.some((own) => own === address.toLowerCase())) return
  throw new WaypointError({
    code: 'not-this-machine',
    message: `--host ${address} would open every figure to whoever reaches this machine: there are no accounts yet`,
    hint: `Leave --host out. From elsewhere use a tunnel: ssh -L 4800:127.0.0.1:4800 <this machine>`,
  })
}

function servesFilesOnly(target: string): WaypointError {
  return new WaypointError({
    code: 'serves-files-only',
    message: `The app reads versions that are files of a workspace; those of the target ${target} are in its database`,
    hint: `Read them with \`waypoint report --target ${target}\`, \`waypoint sql\` or \`waypoint metrics query\`, or any tool in the schemas published_…; for the app build on DuckDB and publish without --target.`,
  })
}

/** A workspace without a version is served: its pages say what to do, and follow when one is published. */
function requireWorkspace({ dir }: Workspace, named: string): void {
  if (existsSync(dir)) return
  throw new WaypointError({
    code: 'no-workspace',
    message: `There is no workspace at ${named}`,
    hint: 'Make one with `waypoint demo`, or name another with --dir.',
  })
}

function tell({ level, message, requestId, cause }: LogEntry, host: Host): void {
  const id = requestId === undefined ? '' : ` (${requestId})`
  const told = cause instanceof Error ? `: ${cause.stack ?? cause.message}` : ''
  const line = `${message}${id}${told}\n`
  if (level === 'error') host.err(line)
  else host.out(host.style.quiet(line))
}

const isSocketError = (cause: unknown): cause is NodeJS.ErrnoException =>
  cause instanceof Error && 'syscall' in cause && cause.syscall === 'listen'

function cannotListen(cause: NodeJS.ErrnoException, { host, port }: ServeOptions): WaypointError {
  const isTaken = cause.code === 'EADDRINUSE'
  return new WaypointError({
    code: 'cannot-listen',
    message: isTaken ? `Port ${port} is in use` : `Cannot listen at ${host}:${port}: ${cause.message}`,
    hint: isTaken
      ? `Take another with --port ${port + 1}, or stop what listens there.`
      : 'Choose another --port.',
    cause,
  })
}
