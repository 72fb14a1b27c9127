import { nearestName, WaypointError } from '@waypoint/contracts'
import type { InvocationOptions } from '../invocation.ts'
import { codesNamed, knownWarningNames } from './warning-names.ts'

/** `--warn-error-options` as written: dbt's names or codes of ours. */
export interface WarningLists {
  readonly error: 'all' | readonly string[]
  readonly warn: readonly string[]
  readonly silence: readonly string[]
}

/** `include` and `exclude` are what `error` and `warn` were called before. */
export function warningLists({ warnErrorOptions: given }: InvocationOptions): WarningLists {
  if (given === undefined) return { error: [], warn: [], silence: [] }
  const unknown = Object.keys(given).find((key) => !KEYS.includes(key))
  if (unknown !== undefined) throw invalid(`has no key '${unknown}'`, suggest(unknown, KEYS))
  const error = given['error'] ?? given['include']
  return {
    error: error === 'all' || error === '*' ? 'all' : namesIn(error, 'error'),
    warn: namesIn(given['warn'] ?? given['exclude'], 'warn'),
    silence: namesIn(given['silence'], 'silence'),
  }
}

const KEYS: readonly string[] = ['error', 'warn', 'silence', 'include', 'exclude']

function namesIn(value: unknown, key: string): readonly string[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw invalid(`takes a list of names for '${key}'`, EXAMPLE)
  const names = value.map(String)
  for (const name of names) {
    if (name === 'all' || name === '*') continue
    if (codesNamed(name) === undefined)
      throw invalid(`names '${name}', which is no warning`, suggest(name, knownWarningNames()))
  }
  return names
}

const EXAMPLE = "Write for example '{error: all, warn: [NoNodesForSelectionCriteria]}'."

function suggest(name: string, names: readonly string[]): string {
  const nearest = nearestName(name, names)
  return nearest === undefined ? EXAMPLE : `Did you mean '${nearest}'?`
}

function invalid(what: string, hint: string): WaypointError {
  return new WaypointError({ code: 'invalid-flag', message: `warn_error_options ${what}`, hint })
}
