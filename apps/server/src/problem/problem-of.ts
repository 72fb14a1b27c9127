import type { Problem } from '@waypoint/api'
import { WaypointError, WaypointErrors } from '@waypoint/contracts'
import { IdentityError } from '@waypoint/identity'

/** Codes of errors whose reader did nothing wrong in the request, or asked for what is not there. */
const statuses: Readonly<Record<string, number>> = {
  'nothing-published': 503,
  'version-deleted': 503,
  'version-unreadable': 503,
  'not-found': 404,
  'unknown-customer': 404,
  'unknown-table': 404,
  'unknown-resource': 404,
  'unknown-test': 404,
  'unknown-record': 404,
  'unknown-override': 404,
  'cursor-of-another-version': 409,
  'database-locked': 409,
  'database-in-use': 409,
  'contradictory-overrides': 409,
  'too-many-statements': 429,
  'invalid-cursor': 400,
  'invalid-range': 400,
  'query-cancelled': 499,
}

/** What a reader of the API is told of an error; null for one that is ours. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof WaypointErrors) return problemOf(error.errors[0])
  if (error instanceof IdentityError) {
    return problem(error.code, error.message, error.hint)
  }
  if (!(error instanceof WaypointError)) return null
  const { line, column } = placeIn(error.sql, error.sqlOffset)
  return {
    ...problem(error.code, firstLines(error.message), error.hint),
    ...(line === undefined ? {} : { location: { line, column } }),
  }
}

function problem(code: string, title: string, hint: string | undefined): Problem {
  return {
    type: `/api/v1/docs#${code}`,
    title,
    status: statuses[code] ?? 422,
    code,
    ...(hint === undefined ? {} : { hint }),
  }
}

/** The database repeats the statement below its message. */
const firstLines = (message: string): string => message.split(/\n\s*\nLINE \d+:/)[0] ?? message

function placeIn(sql: string | undefined, offset: number | undefined): { line?: number; column?: number } {
  if (sql === undefined || offset === undefined || !Number.isFinite(offset)) return {}
  const before = sql.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
