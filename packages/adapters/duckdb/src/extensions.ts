import { type Connection, invalidProfile, type ProfileOutput } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { literal } from './literals.ts'

export interface Extension {
  readonly name: string
  /** `core`, `community`, an address; null where DuckDB's own is meant. */
  readonly repository: string | null
}

const builtIn = new Set(['core_functions', 'icu', 'json', 'parquet', 'autocomplete'])
const wordPattern = /^[a-z_][a-z0-9_]*$/i

/** `httpfs`, or `{name: h3, repo: community}`. */
export function readExtension(entry: ProfileOutput): Extension {
  const name = entry.text('name')
  if (name === undefined) throw invalidProfile('An entry of `extensions` has no `name`.')
  if (!wordPattern.test(name))
    throw invalidProfile(`${JSON.stringify(name)} is not the name of an extension.`)
  return { name: name.toLowerCase(), repository: entry.text('repo') ?? null }
}

/** One that is on this machine is loaded; any other is downloaded, which may fail. */
export async function loadExtension(connection: Connection, { name, repository }: Extension): Promise<void> {
  if (builtIn.has(name)) return
  const isThere = await connection.query(`load ${name}`).then(
    () => true,
    () => false,
  )
  if (isThere) return
  try {
    await connection.query(`install ${name}${from(repository)}`)
    await connection.query(`load ${name}`)
  } catch (cause) {
    throw unavailableExtension(name, cause)
  }
}

function from(repository: string | null): string {
  if (repository === null) return ''
  return ` from ${wordPattern.test(repository) ? repository : literal(repository)}`
}

function unavailableExtension(name: string, cause: unknown): WaypointError {
  const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
  return new WaypointError({
    code: 'extension-unavailable',
    message: `The extension ${name} is not on this machine and could not be downloaded: ${reason}`,
    hint: `Run \`install ${name}\` in DuckDB once where there is a network; it is kept in ~/.duckdb/extensions. Built in are ${[...builtIn].join(', ')}.`,
    cause,
  })
}
