import type { RelationName } from '@waypoint/contracts'

/** Names are compared as the databases do that we know: without regard to case. */
export function keyOf(...parts: readonly (string | null)[]): string {
  return parts.map((part) => (part ?? '').toLowerCase()).join('\u0000')
}

export function relationKey({ database, schema, identifier }: RelationName): string {
  return keyOf(database, schema, identifier)
}
