import type { ModelRelation } from '@waypoint/semantics'

export type RelationSql = (relation: ModelRelation) => string

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A published version in a file is a database of its own; in PostgreSQL it has schemas of its own. */
export const publishedRelation =
  (schemaOf: (schema: string) => string): RelationSql =>
  ({ schema, alias }) =>
    `${quoted(schemaOf(schema))}.${quoted(alias)}`

/** The schemas of a version in a file. */
export const own = (schema: string): string => schema

export const targetRelation: RelationSql = ({ relationName }) => relationName
