import { WaypointError } from '@waypoint/contracts'
import { commandOf } from './process-command.ts'
import { readReport } from './error-report.ts'

interface Classification {
  readonly code: string
  readonly hint?: string
}

/** DuckDB's errors have no codes; the words before `Error:` are the stable part of their messages. */
const byPrefix: Readonly<Record<string, Classification>> = {
  Parser: { code: 'invalid-sql' },
  Syntax: { code: 'invalid-sql' },
  Catalog: { code: 'missing-relation' },
  Binder: { code: 'binding-failed' },
  Constraint: { code: 'constraint-violated' },
  Conversion: {
    code: 'conversion-failed',
    hint: 'A value does not fit the type it is cast to; try_cast() gives null for such values.',
  },
  'Out of Range': {
    code: 'conversion-failed',
    hint: 'A number is beyond the limits of its type; cast to a wider one.',
  },
  'Out of Memory': {
    code: 'out-of-memory',
    hint: 'Lower `threads` or raise `memory_limit` under `settings` in profiles.yml.',
  },
  INTERRUPT: { code: 'query-cancelled' },
  Interrupt: { code: 'query-cancelled' },
  Permission: { code: 'permission-denied' },
  TransactionContext: { code: 'transaction-failed' },
  IO: { code: 'io-failed' },
}

const lockHolder = /Conflicting lock is held in (?<program>.*?) \(PID (?<pid>\d+)\)/
const diskFull = /No space left on device|failed to offload data block|max_temp_directory_size|disk is full/i

/** Turns what the driver throws into the product's error; `sql` is the statement that was refused. */
export function toWaypointError(cause: unknown, sql?: string): WaypointError {
  if (cause instanceof WaypointError) return cause
  const { message, offset } = readReport(textOf(cause), sql)
  const { code, hint, text } = classify(message)
  return new WaypointError({
    code,
    message: text ?? message,
    cause,
    ...(offset === undefined ? {} : { sqlOffset: offset }),
    ...(hint === undefined ? {} : { hint }),
    ...(sql === undefined ? {} : { sql }),
  })
}

interface Classified extends Classification {
  /** Replaces DuckDB's own text where that says less than it knows. */
  readonly text?: string
}

function classify(message: string): Classified {
  return bySituation(message) ?? byPrefix[prefixOf(message)] ?? { code: 'query-failed' }
}

function bySituation(message: string): Classified | undefined {
  const holder = lockHolder.exec(message)?.groups
  if (holder !== undefined) {
    return {
      code: 'database-locked',
      text: `The database is locked by process ${holder['pid']} (${commandOf(holder['pid']) ?? holder['program']}): ${fileNamedIn(message)}`,
      hint: `Wait until process ${holder['pid']} has ended, or stop it; a DuckDB file has one writing process at a time.`,
    }
  }
  if (/Could not set lock on file/.test(message)) {
    return { code: 'database-locked', hint: 'Another process has the file open; wait until it has ended.' }
  }
  if (/^Invalid Input Error: .*parameters?\b.*none were supplied/i.test(message))
    return { code: 'wrong-parameters' }
  if (diskFull.test(message)) {
    return { code: 'disk-full', hint: 'Free space on the disk that holds the database, then run again.' }
  }
  if (/Cannot open file .*No such file or directory/s.test(message)) {
    return { code: 'missing-folder', hint: 'Create the folder of the file, or correct its path.' }
  }
  if (/not a valid DuckDB database file/.test(message)) {
    return { code: 'not-a-database', hint: 'Point `path` in profiles.yml to a DuckDB file or to a new name.' }
  }
  if (/version number \d+ .*but we can only read/.test(message)) {
    return { code: 'not-a-database', hint: 'The file was written by another version of DuckDB.' }
  }
  if (/read-only mode: database does not exist/.test(message)) {
    return { code: 'missing-database', hint: 'Build first, or correct `path` in profiles.yml.' }
  }
  if (/disabled by configuration|disabled through configuration/.test(message)) {
    return { code: 'external-access-off', hint: 'Here only the tables of this database can be read.' }
  }
  if (/in read-only mode/.test(message)) {
    return { code: 'read-only-database', hint: 'The database was opened with `read_only: true`.' }
  }
  if (/^(IO|Permission) Error: .*Permission denied|Read-only file system/s.test(message)) {
    return { code: 'permission-denied', hint: 'Check the permissions of the file and its folder.' }
  }
  if (/[Ww]rite-write conflict|Conflict on (tuple|update)|conflict on (create|update|delete)/.test(message)) {
    return { code: 'write-conflict', hint: 'Two connections changed the same thing at once; run again.' }
  }
  if (/already exists/.test(message) && prefixOf(message) === 'Catalog') return { code: 'relation-exists' }
  if (/[Ee]xtension/.test(message) && /(not found|download|autoload)/.test(message)) {
    return { code: 'extension-unavailable', hint: 'Only the extensions built into DuckDB can be used.' }
  }
  return undefined
}

function prefixOf(message: string): string {
  const body = message.replace(/^Failed to extract statements: /, '')
  return /^(?<prefix>[A-Za-z ]+?) Error: /.exec(body)?.groups?.['prefix'] ?? ''
}

function fileNamedIn(message: string): string {
  return /on file "(?<file>[^"]+)"/.exec(message)?.groups?.['file'] ?? 'unknown file'
}

function textOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause)
  return message.replace(/^Failed to extract statements: /, '').trimEnd()
}
