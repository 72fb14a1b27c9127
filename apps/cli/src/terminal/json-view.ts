import type { EngineEvent } from '@waypoint/contracts'
import type { Host } from '../host.ts'
import type { RunView } from './run-view.ts'

/** One JSON object a line, for machines; the same events that the terminal view draws. */
export function createJsonView(host: Host): RunView {
  const write = (event: EngineEvent): void => {
    if (event.kind === 'query') return
    host.out(`${JSON.stringify({ at: new Date().toISOString(), ...event }, replaceErrors)}\n`)
  }
  return { onEvent: write, close: () => undefined }
}

function replaceErrors(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return typeof value === 'bigint' ? value.toString() : value
  const { message, ...rest } = value as Error & Record<string, unknown>
  return { message, ...rest }
}
