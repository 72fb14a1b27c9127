import { isAbsolute, join } from 'node:path'
import { nearestName, WaypointError } from '@waypoint/contracts'
import { readYamlMap } from '@waypoint/project'
import type { FlagDefinition } from './flag-table.ts'

const YES: ReadonlySet<string> = new Set(['1', 't', 'true', 'y', 'yes', 'on'])
const NO: ReadonlySet<string> = new Set(['0', 'f', 'false', 'n', 'no', 'off'])

/** Where a value was written, for the report of a wrong one. */
export interface FlagSource {
  /** `DBT_THREADS` or `flags.fail_fast in dbt_project.yml`. */
  readonly writtenAs: string
  /** Absolute: what relative folders are relative to. */
  readonly baseDir: string
}

/** The value of a flag from a text or from YAML; undefined where it is set to nothing. */
export function flagValue(value: unknown, definition: FlagDefinition, source: FlagSource): unknown {
  if (value === null || value === undefined || value === '') return undefined
  switch (definition.kind) {
    case 'boolean':
      return booleanOf(value, source)
    case 'number':
      return numberOf(value, source)
    case 'list':
      return Array.isArray(value) ? value.map(String) : textOf(value).split(/\s+/).filter(Boolean)
    case 'folder': {
      const path = textOf(value)
      return isAbsolute(path) ? path : join(source.baseDir, path)
    }
    case 'mapping':
      return mappingOf(value, source)
    case 'text':
      return choiceOf(textOf(value), definition.choices, source)
  }
}

/** YAML has numbers and booleans where the command line has texts. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

function booleanOf(value: unknown, source: FlagSource): boolean {
  const text = textOf(value).toLowerCase()
  if (YES.has(text)) return true
  if (NO.has(text)) return false
  throw invalid(value, source, 'Write true or false.')
}

function numberOf(value: unknown, source: FlagSource): number {
  const number = Number(value)
  if (Number.isInteger(number) && number >= 0) return number
  throw invalid(value, source, 'Write a whole number.')
}

function choiceOf(value: string, choices: readonly string[] | undefined, source: FlagSource): string {
  if (choices === undefined) return value
  const chosen = value.toLowerCase()
  if (choices.includes(chosen)) return chosen
  const nearest = nearestName(chosen, choices)
  const suggestion = nearest === undefined ? '' : `Did you mean '${nearest}'? `
  throw invalid(value, source, `${suggestion}It is one of ${choices.join(', ')}.`)
}

function mappingOf(value: unknown, source: FlagSource): Readonly<Record<string, unknown>> {
  if (typeof value === 'string') return yamlOf(value, source)
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw invalid(value, source, "Write a mapping in YAML or JSON: '{key: value}'.")
}

function yamlOf(text: string, source: FlagSource): Readonly<Record<string, unknown>> {
  try {
    return readYamlMap(text, source.writtenAs)
  } catch (cause) {
    throw invalid(text, source, "Write a mapping in YAML or JSON: '{key: value}'.", cause)
  }
}

function invalid(value: unknown, source: FlagSource, hint: string, cause?: unknown): WaypointError {
  return new WaypointError({
    code: 'invalid-flag',
    message: `${source.writtenAs} is set to '${typeof value === 'string' ? value : JSON.stringify(value)}', which it cannot be`,
    hint,
    ...(cause === undefined ? {} : { cause }),
  })
}
