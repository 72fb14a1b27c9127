export interface Named {
  readonly schema: string
  readonly name: string
}

/** `schema.name`, as versions list a relation. */
export const nameOf = ({ schema, name }: Named): string => `${schema}.${name}`

/** In full, because a database may be called like one of its schemas. */
export const relationSql = (database: string, { schema, name }: Named): string =>
  `${quote(database)}.${quote(schema)}.${quote(name)}`

export const quote = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`

export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
