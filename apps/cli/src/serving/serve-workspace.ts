import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { WaypointError } from '@waypoint/contracts'
import { createApp, defaultLimits, listenUntil, type LogEntry, type Project } from '@waypoint/server'
import { FOLLOW_SECONDS, type ServeOptions } from '../commands/serve.ts'
import { openBrowser } from '../documenting/open-browser.ts'
import type { Host } from '../host.ts'
import { type Workspace, workspaceAt } from '../workspace/workspace.ts'
import { copiesOfTarget } from './copies-of-target.ts'
import { firstLook, followTarget } from './follow-target.ts'
import { releaseName } from './release-name.ts'
import { targetProject } from './target-project.ts'
import { webFolder } from './web-folder.ts'
import { createProject } from './workspace-project.ts'

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'] as const

/** What the first page asks for is worked out before anyone asks. */
const FIRST_ASKED = ['/api/v1/version', '/api/v1/position', '/api/v1/report.pdf'] as const

/** `waypoint serve`: until Ctrl-C. */
export async function serveWorkspace(options: ServeOptions, host: Host): Promise<void> {
  requireLoopback(options.host)
  const { published, project, follow } = await servedBy(options, host)
  const scratch = mkdtempSync(join(tmpdir(), 'waypoint-serve-'))
  const app = createApp({
    published,
    release: releaseName(),
    scratch,
    factory: duckdbFactory,
    project,
    web: webFolder(),
    hosts: LOOPBACK,
    clock: () => new Date(),
    log: (entry) => tell(entry, host),
    limits: defaultLimits,
    firstAsked: FIRST_ASKED,
  })
  const stopping = new AbortController()
  const signal = AbortSignal.any([host.signal, stopping.signal])
  const following = follow(signal)
  try {
    await listenUntil(app, options, {
      signal,
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
    stopping.abort()
    await following
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

interface Served {
  /** The folder of the versions. */
  readonly published: string
  readonly project: Project
  /** What goes on beside the app, until the signal. */
  readonly follow: (signal: AbortSignal) => Promise<void>
}

const followNothing = (): Promise<void> => Promise.resolve()

/** The workspace's own versions, or copies of those that a target's database keeps. */
async function servedBy(options: ServeOptions, host: Host): Promise<Served> {
  const workspace = workspaceAt(options.dir, host.cwd)
  const { target } = options
  if (target === undefined) {
    requireWorkspace(workspace, options.dir)
    return { published: workspace.published, project: createProject(workspace), follow: followNothing }
  }
  const copies = await copiesOfTarget({ ...options, target }, { host, workspace })
  const project = await targetProject({ ...options, target }, { host, workspace, copies })
  await firstLook(copies, host)
  return {
    published: copies.dir,
    project,
    follow: (signal) =>
      followTarget(copies, { ...host, signal }, { everySeconds: options.followEvery ?? FOLLOW_SECONDS }),
  }
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
