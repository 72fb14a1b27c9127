import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import { readProjectHead } from '@waypoint/project'
import { engineSettings } from '../engine/engine-settings.ts'
import { invocationOptions } from '../engine/run-engine.ts'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { webFolder } from '../serving/web-folder.ts'
import { openBrowser } from './open-browser.ts'
import { serveFolder } from './serve-folder.ts'

export interface ServeOptions extends EngineOptions {
  readonly host: string
  readonly port: number
  readonly browser?: boolean
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'] as const

/**
 * Serves what `docs generate` wrote until it is interrupted: as the app's catalogue to this machine, as the one page
 * that was written to others, since the app answers to this machine only.
 */
export async function serveDocs(options: ServeOptions, host: Host): Promise<void> {
  const settings = await engineSettings(invocationOptions('docs-generate', options, host), host)
  const { projectDir, targetPath } = settings.options
  const folder = targetPath ?? join(projectDir, (await readProjectHead(projectDir)).targetPath)
  if (!existsSync(join(folder, 'index.html'))) throw nothingToServe(folder)
  const web = webFolder()
  if (web !== null && LOOPBACK.some((own) => own === options.host.toLowerCase())) {
    return await serveApp({ folder, web }, options, host)
  }
  const server = serveFolder(folder, options.host)
  await listening(server, options)
  const name = options.host.includes(':') ? `[${options.host}]` : options.host
  const address = `http://${name}:${options.port}`
  if (!settings.quiet) host.out(`Serving ${folder} at ${address}\nPress Ctrl-C to stop.\n`)
  if (host.interactive && options.browser !== false) openBrowser(address)
  await new Promise<void>((resolve) => {
    if (host.signal.aborted) resolve()
    else host.signal.addEventListener('abort', () => resolve(), { once: true })
  })
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

async function serveApp(
  docs: { readonly folder: string; readonly web: string },
  options: ServeOptions,
  host: Host,
): Promise<void> {
  const { serveDocsApp } = await import('./serve-docs-app.ts')
  const at = { host: options.host, port: options.port }
  const onError = (message: string): void => host.err(`${message}\n`)
  try {
    await serveDocsApp(
      { ...docs, ...at, hosts: LOOPBACK, onError },
      {
        signal: host.signal,
        onListening: ({ port }) => {
          const address = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`
          host.out(`Serving ${docs.folder} at ${address}\nPress Ctrl-C to stop.\n`)
          if (host.interactive && options.browser !== false) openBrowser(address)
        },
      },
    )
  } catch (cause) {
    throw isSocketError(cause) ? cannotListen(cause, options.host, options.port) : cause
  }
}

const isSocketError = (cause: unknown): cause is NodeJS.ErrnoException =>
  cause instanceof Error && 'syscall' in cause && cause.syscall === 'listen'

function listening(server: Server, { host, port }: ServeOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(cause, host, port)))
    server.listen(port, host, resolve)
  })
}

function nothingToServe(folder: string): WaypointError {
  return new WaypointError({
    code: 'no-docs',
    message: `There is no documentation in ${folder}`,
    hint: 'Write it first: waypoint docs generate.',
  })
}

function cannotListen(cause: NodeJS.ErrnoException, host: string, port: number): WaypointError {
  const isTaken = cause.code === 'EADDRINUSE'
  return new WaypointError({
    code: 'cannot-listen',
    message: isTaken ? `Port ${port} is in use` : `Cannot listen at ${host}:${port}: ${cause.message}`,
    hint: isTaken ? `Take another: --port ${port + 1}.` : 'Choose another --host and --port.',
    cause,
  })
}
