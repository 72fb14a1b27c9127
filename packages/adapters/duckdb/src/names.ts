import type { RelationName } from '@waypoint/contracts'

export function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`
}

export function renderRelation(relation: RelationName): string {
  return [relation.database, relation.schema, relation.identifier]
    .filter((part) => part !== null)
    .map(quote)
    .join('.')
}
