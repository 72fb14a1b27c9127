import type { EngineEvent } from '@waypoint/contracts'
import type { Host } from '../host.ts'
import { formatLocation } from './error-view.ts'
import type { RunView } from './run-view.ts'

const MESSAGE = 'v1.public.events.fusion.log.UserLogMessage'
const INFO = { severity_number: 9, severity_text: 'INFO' }
const WARN = { severity_number: 13, severity_text: 'WARN' }

/** Log records of OpenTelemetry, one a line: how dbt hears a parser that it runs. */
export function createOtelView(host: Host): RunView {
  const write = (severity: typeof INFO, body: string): void =>
    host.out(`${JSON.stringify({ record_type: 'LogRecord', event_type: MESSAGE, ...severity, body })}\n`)
  return { onEvent: (event) => report(event, write), close: () => undefined }
}

function report(event: EngineEvent, write: (severity: typeof INFO, body: string) => void): void {
  if (event.kind === 'warning') {
    const { message, location, hint } = event.warning
    const place = location === undefined ? '' : ` (${formatLocation(location)})`
    write(WARN, `${message}${place}${hint === undefined ? '' : ` ${hint}`}`)
  }
  if (event.kind === 'parse-finished')
    write(INFO, `waypoint read the project in ${event.seconds.toFixed(2)} s`)
}
