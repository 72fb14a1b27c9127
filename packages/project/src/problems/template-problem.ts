import { type MacroFrame, type SourceLocation, WaypointError } from '@waypoint/contracts'
import type { TemplateError } from '@waypoint/jinja'

/** A mistake in a template as the user reads it. An error that a host function raised keeps its own words. */
export function fromTemplateError(
  error: TemplateError,
  nearest?: (name: string) => string | undefined,
): WaypointError {
  const cause = error.cause
  if (cause instanceof WaypointError && cause.location !== undefined) return cause
  return relocated(error, placeOf(error), nearest)
}

/** A macro that refuses its arguments speaks of the place that called it, not of itself. */
function placeOf(error: TemplateError): SourceLocation {
  const outermost = error.frames.findLast((frame) => frame.name === null)
  const { file, line, column } = error.code === 'host' && outermost !== undefined ? outermost : error
  return { file, line, column }
}

/** The same for a template that YAML holds: the place is the YAML element. */
export function relocated(
  error: TemplateError,
  location: SourceLocation,
  nearest?: (name: string) => string | undefined,
): WaypointError {
  const raised = error.cause instanceof WaypointError ? error.cause : undefined
  const hint = raised?.hint ?? error.hint ?? suggestion(error, nearest)
  return new WaypointError({
    code: raised?.code ?? CODES[error.code] ?? 'template-failed',
    message: raised?.message ?? error.message,
    location,
    macroStack: error.frames.map(
      ({ name, file, line, column }): MacroFrame => ({
        name: name ?? file,
        location: { file, line, column },
      }),
    ),
    ...(hint === undefined ? {} : { hint }),
    cause: error,
  })
}

const CODES: Readonly<Partial<Record<TemplateError['code'], string>>> = {
  syntax: 'jinja-syntax',
  undefined: 'undefined-name',
}

function suggestion(
  error: TemplateError,
  nearest: ((name: string) => string | undefined) | undefined,
): string | undefined {
  if (error.code !== 'undefined') return undefined
  const name = /'(\w+)' (?:is undefined|in the package)/.exec(error.message)?.[1]
  if (name === undefined) return undefined
  const near = nearest?.(name)
  if (near !== undefined) return `Did you mean '${near}'?`
  return `No macro, variable or package is called '${name}': check the spelling, or install the package it comes from.`
}
