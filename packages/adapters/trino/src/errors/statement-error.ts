import { WaypointError } from '@waypoint/contracts'
import type { PageError } from '../client/page.ts'
import { classify } from './error-names.ts'

/** What the server says of a statement that it refused or could not finish. */
export function statementError(error: PageError, sql: string, queryId: string): WaypointError {
  const { code, hint } = classify(error.errorName, error.errorType)
  const place = placeOf(error, sql)
  return new WaypointError({
    code,
    message: [plain(error.message), ...(place === null ? [`QUERY ${queryId}`] : [place.pointer])].join('\n'),
    sql,
    cause: new Error(`${error.errorName}: ${error.message}`),
    ...(place === null ? {} : { sqlOffset: place.offset }),
    ...(hint === undefined ? {} : { hint }),
  })
}

/** The statement was stopped because somebody asked for it. */
export function cancelledError(sql: string, cause?: unknown): WaypointError {
  return new WaypointError({ code: 'query-cancelled', message: 'The query was cancelled.', sql, cause })
}

/** `line 1:8: Column …`: the place is told by the pointer. */
function plain(message: string): string {
  return message.replace(/^line \d+:\d+: /, '')
}

interface Place {
  /** In UTF-16 units from the beginning, as JavaScript counts. */
  readonly offset: number
  /** `LINE 3: select nope` and a caret below. */
  readonly pointer: string
}

/** Trino counts lines and characters from 1. */
function placeOf({ errorLocation }: PageError, sql: string): Place | null {
  if (errorLocation === undefined) return null
  const { lineNumber, columnNumber } = errorLocation
  const lines = sql.split('\n')
  const line = lines[lineNumber - 1]
  if (line === undefined) return null
  const before = [...line].slice(0, columnNumber - 1).join('').length
  const offset = lines.slice(0, lineNumber - 1).reduce((sum, each) => sum + each.length + 1, before)
  const label = `LINE ${lineNumber}: `
  const shown = line.replaceAll('\t', ' ').trimEnd()
  return { offset, pointer: `${label}${shown}\n${' '.repeat(label.length + before)}^` }
}
