import type { EngineEvent } from '@waypoint/contracts'
import { jsonRecord, logRecord } from '@waypoint/engine'
import type { Host } from '../host.ts'
import type { RunView } from './run-view.ts'

/** One JSON object a line, for machines: the event itself, and `info` and `data` as in dbt's JSON logs. */
export function createJsonView(host: Host, invocationId = ''): RunView {
  const write = (event: EngineEvent): void => {
    if (event.kind === 'query') return
    const at = new Date()
    const stamp = { at, invocationId, processId: host.processId }
    const line = { at: at.toISOString(), ...event, ...jsonRecord(logRecord(event), stamp) }
    host.out(`${JSON.stringify(line, replaceErrors)}\n`)
  }
  return { onEvent: write, close: () => undefined }
}

function replaceErrors(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return typeof value === 'bigint' ? value.toString() : value
  const { message, ...rest } = value as Error & Record<string, unknown>
  return { message, ...rest }
}
