import type { ModelRelation } from '@waypoint/semantics'

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A published version is a database of its own name. */
export const publishedRelation = ({ schema, alias }: ModelRelation): string =>
  `${quoted(schema)}.${quoted(alias)}`

export const targetRelation = ({ relationName }: ModelRelation): string => relationName
