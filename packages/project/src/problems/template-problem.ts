import { type MacroFrame, WaypointError } from '@waypoint/contracts'
import type { TemplateError } from '@waypoint/jinja'

/** A mistake in a template as the user reads it. An error that a host function raised keeps its own words. */
export function fromTemplateError(error: TemplateError): WaypointError {
  const cause = error.cause
  if (cause instanceof WaypointError && cause.location !== undefined) return cause
  const hint = cause instanceof WaypointError ? (cause.hint ?? error.hint) : error.hint
  return new WaypointError({
    code: cause instanceof WaypointError ? cause.code : (CODES[error.code] ?? 'template-failed'),
    message: cause instanceof WaypointError ? cause.message : error.message,
    location: { file: error.file, line: error.line, column: error.column },
    macroStack: error.frames.flatMap((frame): readonly MacroFrame[] =>
      frame.name === null
        ? []
        : [{ name: frame.name, location: { file: frame.file, line: frame.line, column: frame.column } }],
    ),
    ...(hint === undefined ? {} : { hint }),
    cause: error,
  })
}

const CODES: Readonly<Partial<Record<TemplateError['code'], string>>> = {
  syntax: 'jinja-syntax',
  undefined: 'undefined-name',
}
