import type { LogRecord } from './log-record.ts'

export interface LogStamp {
  readonly at: Date
  readonly invocationId: string
  readonly processId: number
}

/** `14:30:08.123000 [info ] [Thread-1]: 1 of 7 START …`, in UTC; further lines of a message follow as they are. */
export function textLine({ level, thread, message }: LogRecord, { at }: LogStamp): string {
  const time = at.toISOString().slice(11, 23)
  return `${time}000 [${level.padEnd(5)}] [${thread}]: ${message}\n`
}

/** One object a line, as dbt's JSON logs: what it is about under `info`, details under `data`. */
export function jsonLine(record: LogRecord, stamp: LogStamp): string {
  return `${JSON.stringify(jsonRecord(record, stamp))}\n`
}

export function jsonRecord(
  { level, name, message, thread, data }: LogRecord,
  { at, invocationId, processId }: LogStamp,
): Readonly<Record<string, unknown>> {
  return {
    info: {
      name,
      level,
      msg: message,
      ts: at.toISOString(),
      thread,
      invocation_id: invocationId,
      pid: processId,
      category: '',
      extra: {},
    },
    data,
  }
}
