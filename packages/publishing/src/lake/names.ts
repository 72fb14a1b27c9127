import { dottedName, doubleQuoted } from '@waypoint/adapter-contract'

/** Where the list of versions and the current one are kept. */
export const BOOKS = 'waypoint_versions'

/** The schema that readers name: views on the current version. */
export function readerSchema(schema: string): string {
  return `published_${schema}`
}

/** The schema of a version's own views and tables. Catalogs keep letters, digits and underscores for sure. */
export function versionSchema(schema: string, version: string): string {
  return `${schema}__v${version.toLowerCase().replaceAll('-', '_')}`
}

/** A relation, or with one name a schema, of the catalog. */
export function inCatalog(catalog: string, ...names: readonly [string] | readonly [string, string]): string {
  const [schema, identifier] = names
  return identifier === undefined
    ? `${doubleQuoted(catalog)}.${doubleQuoted(schema)}`
    : dottedName({ database: catalog, schema, identifier })
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
