import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { EventListener } from '@waypoint/contracts'
import type { LogFormat, LogLevel } from '../flags/output-options.ts'
import { isTold } from './log-level.ts'
import { jsonLine, textLine } from './log-line.ts'
import { type LogRecord, logRecord } from './log-record.ts'

export interface LogFileOptions {
  /** Absolute folder. */
  readonly folder: string
  readonly format: LogFormat
  readonly level: LogLevel
  /** A file that has grown beyond it is put aside; 0 for no limit. */
  readonly maxBytes: number
  readonly invocationId: string
  readonly processId: number
  /** Hides secrets. */
  readonly mask: (text: string) => string
}

export interface LogFile {
  readonly onEvent: EventListener
  /** What kept the invocation from running at all. */
  failed(message: string): void
  close(): void
}

const NAME = 'waypoint.log'
const KEPT = 5
/** Written at once when so much has gathered: a line for each query would cost more than the query. */
const GATHERED = 16 * 1024

/** The log of invocations, one after the other. A folder that cannot be written is no reason to fail: then there is no log. */
export function openLogFile(options: LogFileOptions): LogFile {
  const file = join(options.folder, NAME)
  let handle: number
  try {
    mkdirSync(options.folder, { recursive: true })
    rotate(file, options.maxBytes)
    handle = openSync(file, 'a')
  } catch {
    return { onEvent: () => undefined, failed: () => undefined, close: () => undefined }
  }
  const line = options.format === 'json' ? jsonLine : textLine
  let gathered = options.format === 'json' ? '' : heading(options)
  let isOpen = true
  const flush = (): void => {
    if (!isOpen || gathered === '') return
    try {
      writeSync(handle, options.mask(gathered))
    } catch {
      isOpen = false
    }
    gathered = ''
  }
  const add = (record: LogRecord): void => {
    if (!isTold(record.level, options.level)) return
    gathered += line(record, { ...options, at: new Date() })
    if (gathered.length > GATHERED || record.level === 'error') flush()
  }
  return {
    onEvent: (event) => add(logRecord(event)),
    failed: (message) =>
      add({ level: 'error', name: 'MainEncounteredError', message, thread: 'main', data: {} }),
    close: () => {
      flush()
      if (isOpen) closeSync(handle)
      isOpen = false
    },
  }
}

function heading({ invocationId }: LogFileOptions): string {
  return `\n${'='.repeat(30)} ${new Date().toISOString()} | ${invocationId} ${'='.repeat(30)}\n`
}

/** `waypoint.log.1` is the one before, up to five. */
function rotate(file: string, maxBytes: number): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (maxBytes === 0 || size < maxBytes) return
  rmSync(`${file}.${KEPT}`, { force: true })
  for (let number = KEPT - 1; number >= 1; number -= 1) {
    const from = `${file}.${number}`
    if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, `${file}.${number + 1}`)
  }
  renameSync(file, `${file}.1`)
}
