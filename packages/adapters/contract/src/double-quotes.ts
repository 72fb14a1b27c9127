import type { RelationName } from '@waypoint/contracts'

/** A name as standard SQL quotes it. */
export function doubleQuoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`
}

/** `"database"."schema"."identifier"`; parts that are null are left out. */
export function dottedName(relation: RelationName): string {
  return [relation.database, relation.schema, relation.identifier]
    .filter((part) => part !== null)
    .map(doubleQuoted)
    .join('.')
}
