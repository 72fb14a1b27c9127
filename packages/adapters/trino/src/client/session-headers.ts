import type { IncomingHttpHeaders } from 'node:http'
import type { TrinoCredentials } from '../credentials.ts'

type Entries = ReadonlyMap<string, string>

/** What a session of Trino is: nothing is kept on the server, each statement carries it. */
export interface SessionState {
  readonly catalog: string
  readonly schema: string
  readonly properties: Entries
  readonly roles: Entries
  readonly prepared: Entries
  /** Of `start transaction`; null where each statement is one. */
  readonly transaction: string | null
}

export function newSession({ database, schema, sessionProperties, roles }: TrinoCredentials): SessionState {
  return {
    catalog: database,
    schema,
    properties: new Map(Object.entries(sessionProperties)),
    roles: new Map(Object.entries(roles).map(([catalog, role]) => [catalog, roleText(role)])),
    prepared: new Map(),
    transaction: null,
  }
}

/** Headers of a statement. */
export function sessionHeaders(session: SessionState): Readonly<Record<string, string>> {
  return {
    'X-Trino-Catalog': encodeURIComponent(session.catalog),
    'X-Trino-Schema': encodeURIComponent(session.schema),
    'X-Trino-Transaction-Id': session.transaction ?? 'NONE',
    ...joined('X-Trino-Session', session.properties),
    ...joined('X-Trino-Role', session.roles),
    ...joined('X-Trino-Prepared-Statement', session.prepared),
  }
}

/** The session as the answer to a statement (`use`, `set session`, `start transaction`, …) leaves it. */
export function changedSession(session: SessionState, headers: IncomingHttpHeaders): SessionState {
  const one = (name: string): string | undefined => values(headers, name)[0]
  const catalog = one('x-trino-set-catalog')
  const schema = one('x-trino-set-schema')
  return {
    catalog: catalog === undefined ? session.catalog : decodeURIComponent(catalog),
    schema: schema === undefined ? session.schema : decodeURIComponent(schema),
    properties: changed(session.properties, {
      set: values(headers, 'x-trino-set-session'),
      cleared: values(headers, 'x-trino-clear-session'),
    }),
    roles: changed(session.roles, { set: values(headers, 'x-trino-set-role'), cleared: [] }),
    prepared: changed(session.prepared, {
      set: values(headers, 'x-trino-added-prepare'),
      cleared: values(headers, 'x-trino-deallocated-prepare'),
    }),
    transaction:
      one('x-trino-clear-transaction-id') === undefined
        ? (one('x-trino-started-transaction-id') ?? session.transaction)
        : null,
  }
}

interface Change {
  /** `name=value`, the value encoded. */
  readonly set: readonly string[]
  readonly cleared: readonly string[]
}

function changed(entries: Entries, { set, cleared }: Change): Entries {
  if (set.length === 0 && cleared.length === 0) return entries
  const next = new Map(entries)
  for (const name of cleared) next.delete(decodeURIComponent(name))
  for (const entry of set) {
    const [name = '', value = ''] = entry.split('=', 2).map((part) => decodeURIComponent(part))
    next.set(name, value)
  }
  return next
}

function values(headers: IncomingHttpHeaders, name: string): readonly string[] {
  const value = headers[name]
  if (value === undefined) return []
  return Array.isArray(value) ? value : value.split(', ')
}

function joined(header: string, entries: Entries): Readonly<Record<string, string>> {
  if (entries.size === 0) return {}
  const parts = [...entries].map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  )
  return { [header]: parts.join(',') }
}

function roleText(role: string): string {
  return /^(ALL|NONE|ROLE\{.*\})$/.test(role) ? role : `ROLE{${role}}`
}
