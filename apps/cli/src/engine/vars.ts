import { WaypointError } from '@waypoint/contracts'
import { load } from 'js-yaml'

/** `--vars`: a mapping in YAML's flow form, of which JSON is a part. */
export function parseVars(text: string): Readonly<Record<string, unknown>> {
  const value = parseYaml(text)
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw invalidVars(text)
}

function parseYaml(text: string): unknown {
  try {
    return load(text)
  } catch (cause) {
    throw invalidVars(text, cause)
  }
}

function invalidVars(text: string, cause?: unknown): WaypointError {
  return new WaypointError({
    code: 'invalid-vars',
    message: `--vars is not a mapping: ${text}`,
    hint: "write it as '{start_date: 2020-01-01, debug: true}'",
    cause,
  })
}
