import type { EngineEvent, NodeResult } from '@waypoint/contracts'
import { eventNameOf } from '../warnings/warning-names.ts'

export type RecordLevel = 'debug' | 'info' | 'warn' | 'error'

/** One event as a log has it. */
export interface LogRecord {
  readonly level: RecordLevel
  /** dbt's name where it has one for this. */
  readonly name: string
  readonly message: string
  readonly thread: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What a log says of an event. */
export function logRecord(event: EngineEvent): LogRecord {
  switch (event.kind) {
    case 'parse-started':
      return record('debug', 'ParseStarted', `Reading ${event.projectName}`)
    case 'parse-finished':
      return record(
        'info',
        'FoundStats',
        `Found ${countsText(event.counts)} in ${event.seconds.toFixed(2)}s`,
        {
          counts: event.counts,
          elapsed: event.seconds,
        },
      )
    case 'run-started':
      return record(
        'info',
        'ConcurrencyLine',
        `${event.command}: ${event.total} nodes on ${event.threads} threads (target='${event.targetName}')`,
        {
          command: event.command,
          num_threads: event.threads,
          target_name: event.targetName,
          node_count: event.total,
        },
      )
    case 'node-started':
      return record('info', 'LogStartLine', `${event.index} of ${event.total} START ${event.description}`, {
        node_info: { unique_id: event.uniqueId, node_name: event.name, resource_type: event.resourceType },
        index: event.index,
        total: event.total,
      })
    case 'node-decided': {
      const { uniqueId, name, reused, reasons } = event
      const message = `${reused ? 'KEEP' : 'BUILD'} ${name}: ${reasons.join('; ')}`
      return record('info', 'NodeDecided', message, { unique_id: uniqueId, reused, reasons })
    }
    case 'node-finished':
      return resultRecord(event.result, event)
    case 'query':
      return record(
        'debug',
        'SQLQuery',
        `On ${event.uniqueId ?? 'main'} in ${event.seconds.toFixed(3)}s: ${event.sql}`,
        {
          conn_name: event.uniqueId,
          sql: event.sql,
          elapsed: event.seconds,
        },
      )
    case 'message':
      return record(event.level, MESSAGE_NAMES[event.level], event.text, { msg: event.text })
    case 'warning': {
      const { code, message, location, hint } = event.warning
      return record('warn', eventNameOf(code) ?? code, hint === undefined ? message : `${message} ${hint}`, {
        code,
        ...(location === undefined ? {} : { location }),
      })
    }
    case 'run-finished':
      return record(
        'info',
        'CommandCompleted',
        `Done in ${event.seconds.toFixed(2)}s: ${tally(event.results)}`,
        {
          elapsed: event.seconds,
          success: !event.interrupted && !event.results.some(isBad),
          interrupted: event.interrupted,
        },
      )
    default:
      return record('debug', (event as EngineEvent).kind, (event as EngineEvent).kind)
  }
}

const MESSAGE_NAMES = { debug: 'JinjaLogDebug', info: 'JinjaLogInfo', warn: 'JinjaLogWarning' } as const

const RESULT_NAMES: Readonly<Record<string, string>> = {
  model: 'LogModelResult',
  test: 'LogTestResult',
  unit_test: 'LogTestResult',
  seed: 'LogSeedResult',
  snapshot: 'LogSnapshotResult',
  source: 'LogFreshnessResult',
  function: 'LogFunctionResult',
}

interface Line {
  readonly description: string
  readonly index: number
  readonly total: number
}

function resultRecord(result: NodeResult, { description, index, total }: Line): LogRecord {
  const { status, seconds, message } = result
  const level = isBad(result) ? 'error' : status === 'warn' ? 'warn' : 'info'
  const reason = message === null || level === 'info' ? '' : `: ${message}`
  const text = `${index} of ${total} ${status.toUpperCase()} ${description} in ${seconds.toFixed(2)}s${reason}`
  return {
    level,
    name: RESULT_NAMES[result.resourceType] ?? 'LogNodeResult',
    message: text,
    thread: result.thread === '' ? 'main' : result.thread,
    data: {
      node_info: { unique_id: result.uniqueId, node_name: result.name, resource_type: result.resourceType },
      status,
      execution_time: seconds,
      index,
      total,
      ...(result.failures === null ? {} : { num_failures: result.failures }),
      ...(message === null ? {} : { msg: message }),
    },
  }
}

const BAD: ReadonlySet<string> = new Set(['error', 'fail', 'partial success', 'runtime error'])

const isBad = ({ status }: NodeResult): boolean => BAD.has(status)

function tally(results: readonly NodeResult[]): string {
  const counts = new Map<string, number>()
  for (const { status } of results) counts.set(status, (counts.get(status) ?? 0) + 1)
  const words = [...counts].map(([status, count]) => `${count} ${status}`)
  return words.length === 0 ? 'nothing to do' : words.join(', ')
}

function countsText(counts: Readonly<Record<string, number>>): string {
  const words = Object.entries(counts).map(([type, count]) => `${count} ${type}`)
  return words.length === 0 ? 'nothing' : words.join(', ')
}

function record(
  level: RecordLevel,
  name: string,
  message: string,
  data: Readonly<Record<string, unknown>> = {},
): LogRecord {
  return { level, name, message, thread: 'main', data }
}
