import { type Connection, doubleQuoted, invalidProfile, type ProfileOutput } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { literal } from './literals.ts'

/** A secret of DuckDB's own secret manager. */
export interface Secret {
  readonly type: string
  readonly name: string | null
  readonly persistent: boolean
  /** Parameter → its value as SQL. */
  readonly parameters: Readonly<Record<string, string>>
}

const wordPattern = /^[a-z_][a-z0-9_]*$/i

/** `{type: s3, name: lake, provider: config, scope: 's3://bucket', key_id: …, secret: …}` */
export function readSecret(entry: ProfileOutput): Secret {
  const type = entry.text('type')
  if (type === undefined || !wordPattern.test(type)) {
    throw invalidProfile(
      'An entry of `secrets` needs a `type`.',
      'Write one of s3, gcs, r2, azure, http, huggingface.',
    )
  }
  const own = entry.keys.filter((key) => !['type', 'name', 'persistent'].includes(key) && entry.has(key))
  const wrong = own.find((key) => !wordPattern.test(key))
  if (wrong !== undefined) throw invalidProfile(`${JSON.stringify(wrong)} is no parameter of a secret.`)
  return {
    type,
    name: entry.text('name') ?? null,
    persistent: entry.flag('persistent'),
    parameters: Object.fromEntries(own.map((key) => [key, rendered(key, entry.value(key))])),
  }
}

/** In an error neither the statement nor the database's own words are told: they hold the values. */
export async function createSecret(connection: Connection, secret: Secret): Promise<void> {
  const { type, name, persistent, parameters } = secret
  const list = [`type ${type}`, ...Object.entries(parameters).map(([key, value]) => `${key} ${value}`)]
  const named = name === null ? '' : ` ${doubleQuoted(name)}`
  const statement = `create or replace ${persistent ? 'persistent' : 'temporary'} secret${named} (${list.join(', ')})`
  try {
    await connection.query(statement)
  } catch (cause) {
    throw refused(secret, cause)
  }
}

function refused({ type, name, parameters }: Secret, cause: unknown): WaypointError {
  const what = `The secret ${name ?? `of type ${type}`}`
  if (cause instanceof WaypointError && cause.code === 'extension-unavailable') {
    return new WaypointError({
      code: 'extension-unavailable',
      message: `${what} needs an extension that is not loaded.`,
      hint: 'Name it under `extensions` of the output in profiles.yml: httpfs for s3, gcs and r2, azure for azure.',
    })
  }
  return invalidProfile(
    `${what} is refused by DuckDB; its parameters are ${Object.keys(parameters).join(', ') || 'none'}.`,
    `Compare them with DuckDB’s documentation of secrets of type ${type}.`,
  )
}

function rendered(key: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return key === 'provider' && wordPattern.test(String(value)) ? String(value) : literal(value)
  }
  if (Array.isArray(value)) return `[${value.map((each) => literal(String(each))).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([name, each]) => `${literal(name)}: ${literal(String(each))}`)
    return `map {${pairs.join(', ')}}`
  }
  throw invalidProfile(`The parameter \`${key}\` of a secret must be text, a list or a mapping.`)
}
