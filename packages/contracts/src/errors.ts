import type { MacroFrame, SourceLocation } from './location.ts'

export interface ErrorDetails {
  /** Stable and grep-able, named for the situation: `missing-ref`, `invalid-yaml`, `query-failed`. */
  readonly code: string
  readonly message: string
  readonly location?: SourceLocation
  readonly macroStack?: readonly MacroFrame[]
  /** The statement that the database refused. */
  readonly sql?: string
  /** Where in `sql` the database saw the mistake, in characters from its beginning. */
  readonly sqlOffset?: number
  /** What the reader can do next. */
  readonly hint?: string
  readonly cause?: unknown
}

/** Every error a user can cause. A bare `Error` that reaches the user is a bug of ours. */
export class WaypointError extends Error {
  readonly code: string
  readonly location: SourceLocation | undefined
  readonly macroStack: readonly MacroFrame[]
  readonly sql: string | undefined
  readonly sqlOffset: number | undefined
  readonly hint: string | undefined

  constructor(details: ErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'WaypointError'
    this.code = details.code
    this.location = details.location
    this.macroStack = details.macroStack ?? []
    this.sql = details.sql
    this.sqlOffset = details.sqlOffset
    this.hint = details.hint
  }

  /** What machines are told: an Error's message would otherwise be left out of JSON. */
  toJSON(): Omit<ErrorDetails, 'cause'> {
    const { code, message, location, macroStack, sql, hint } = this
    return {
      code,
      message,
      ...(location === undefined ? {} : { location }),
      ...(macroStack.length === 0 ? {} : { macroStack }),
      ...(sql === undefined ? {} : { sql }),
      ...(hint === undefined ? {} : { hint }),
    }
  }
}

/** Several mistakes found in one pass; the project's errors are reported together, not the first alone. */
export class WaypointErrors extends Error {
  readonly errors: readonly WaypointError[]

  constructor(errors: readonly WaypointError[]) {
    super(errors.map((error) => error.message).join('\n'))
    this.name = 'WaypointErrors'
    this.errors = errors
  }
}
