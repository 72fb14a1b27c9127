import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import type { EngineEvent, EventListener } from '@waypoint/contracts'
import {
  type InvocationOptions,
  type InvocationResult,
  invoke,
  isTold,
  levelOf,
  type LogFile,
  openLogFile,
  resolveOptions,
  SecretMask,
} from '@waypoint/engine'
import type { Host } from '../host.ts'
import { createStyle } from '../terminal/style.ts'
import { adapters } from './adapters.ts'

/** What an invocation will really do, and how its view is to look. */
export interface EngineSettings {
  readonly options: InvocationOptions
  /** With the colours that were asked for. */
  readonly host: Host
  readonly json: boolean
  readonly quiet: boolean
}

/** Fills in what environment variables and the project say: views need it before the engine does. */
export async function engineSettings(asked: InvocationOptions, host: Host): Promise<EngineSettings> {
  const options = await resolveOptions(asked, host.cwd)
  const invocationId = asked.invocationId ?? randomUUID()
  return {
    options: { ...options, invocationId },
    host: options.useColors === undefined ? host : { ...host, style: createStyle(colored(options, host)) },
    json: options.logFormat === 'json',
    quiet: options.quiet === true,
  }
}

function colored({ useColors }: InvocationOptions, { env, style }: Host): boolean {
  if (useColors === false) return false
  return style.color || (env.NO_COLOR === undefined && useColors === true)
}

/** Invokes the engine; events go to the view as far as they are asked for, and all of them to the log file. */
export async function runWithSettings(
  { options, host }: EngineSettings,
  onEvent: EventListener,
): Promise<InvocationResult> {
  const mask = new SecretMask(secretsOf(options.env))
  const log = logFileOf(options, host, mask)
  const level = options.debug === true ? 'debug' : (options.logLevel ?? 'info')
  const isFiltered = level !== 'info' && level !== 'debug'
  const isShown = (event: EngineEvent): boolean =>
    !isFiltered || isTold(levelOf(event), level) || (event.kind === 'message' && event.printed === true)
  const listener = mask.listener((event: EngineEvent) => {
    log.onEvent(event)
    if (isShown(event)) onEvent(event)
  })
  try {
    const result = await invoke(options, { adapters, onEvent: listener, signal: host.signal })
    // Hooks and operations are told of by no event.
    for (const { resourceType, uniqueId, error } of result.results) {
      if (resourceType === 'operation' && error !== null) log.failed(`${uniqueId}: ${error.message}`)
    }
    return result
  } catch (error) {
    log.failed(mask.text(error instanceof Error ? error.message : String(error)))
    throw error
  } finally {
    log.close()
  }
}

function logFileOf(options: InvocationOptions, host: Host, mask: SecretMask): LogFile {
  return openLogFile({
    folder: options.logPath ?? join(options.projectDir, 'logs'),
    format: options.logFormatFile ?? options.logFormat ?? 'debug',
    level: options.logLevelFile ?? 'debug',
    maxBytes: options.logFileMaxBytes ?? 10 * 1024 * 1024,
    invocationId: options.invocationId ?? '',
    processId: host.processId,
    mask: (text) => mask.text(text),
  })
}

const SECRET_PREFIX = 'DBT_ENV_SECRET'

function secretsOf(env: InvocationOptions['env']): ReadonlySet<string> {
  const values = Object.entries(env).filter(([name, value]) => name.startsWith(SECRET_PREFIX) && value)
  return new Set(values.map(([, value]) => value as string))
}
