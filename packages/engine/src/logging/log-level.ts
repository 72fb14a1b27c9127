import type { EngineEvent } from '@waypoint/contracts'
import type { LogLevel } from '../flags/output-options.ts'
import { logRecord, type RecordLevel } from './log-record.ts'

const ORDER: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'none']

/** Whether something of this level is told where `least` is the least that is told. */
export function isTold(level: RecordLevel, least: LogLevel): boolean {
  return ORDER.indexOf(level) >= ORDER.indexOf(least)
}

export function levelOf(event: EngineEvent): RecordLevel {
  return event.kind === 'query' ? 'debug' : logRecord(event).level
}
