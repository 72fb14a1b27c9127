import { WaypointError } from '@waypoint/contracts'
import { DatabaseError } from 'pg'
import { classify } from './error-codes.ts'
import { positionIn } from './error-position.ts'

/** Turns what the client throws into the product's error; `sql` is the statement that was refused. */
export function toWaypointError(cause: unknown, sql?: string): WaypointError {
  if (cause instanceof WaypointError) return cause
  const own = sql === undefined ? {} : { sql }
  if (!(cause instanceof DatabaseError)) {
    const message = cause instanceof Error ? cause.message : String(cause)
    const { code, hint } = ofClient(cause, message)
    return new WaypointError({ code, message, cause, ...own, ...hintOf(hint) })
  }
  const { code, hint } = classify(cause.code ?? '', cause.message)
  const place =
    sql === undefined || cause.position === undefined ? null : positionIn(sql, Number(cause.position))
  return new WaypointError({
    code,
    message: [
      cause.message,
      ...(cause.detail === undefined ? [] : [`DETAIL: ${cause.detail}`]),
      ...(cause.where === undefined ? [] : [`CONTEXT: ${cause.where}`]),
      ...(place === null ? [] : [place.pointer]),
    ].join('\n'),
    cause,
    ...own,
    ...(place === null ? {} : { sqlOffset: place.offset }),
    ...hintOf(cause.hint ?? hint),
  })
}

function hintOf(hint: string | undefined): { readonly hint?: string } {
  return hint === undefined ? {} : { hint }
}

/** Errors of the socket and of the client itself have no SQLSTATE. */
function ofClient(cause: unknown, message: string): { readonly code: string; readonly hint?: string } {
  if (cause instanceof RangeError) {
    return { code: 'result-too-large', hint: 'Fetch fewer rows, or let the database aggregate them.' }
  }
  if (isConnectionLoss(cause, message)) {
    return {
      code: 'connection-lost',
      hint: 'What was not committed is undone. Run again; `retry` continues where it stopped.',
    }
  }
  return { code: 'query-failed' }
}

const lossPattern =
  /Connection terminated|Client has encountered a connection error|Client was closed|not queryable/

function isConnectionLoss(cause: unknown, message: string): boolean {
  if (lossPattern.test(message)) return true
  return cause instanceof Error && 'syscall' in cause
}
