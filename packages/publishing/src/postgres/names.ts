import { WaypointError } from '@waypoint/contracts'

/** Where the list of versions and the current one are kept. */
export const BOOKS = 'waypoint_versions'

const READERS = 'published_'
/** PostgreSQL cuts longer names short, and two of them might become one. */
const LONGEST_NAME = 63

/** The schema that readers name: views on the current version. */
export function readerSchema(schema: string): string {
  return fitting(`${READERS}${schema}`)
}

/** The schema of a version's own tables, which never change. */
export function versionSchema(schema: string, version: string): string {
  return fitting(`${schema}@${version}`)
}

function fitting(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_NAME) return name
  throw new WaypointError({
    code: 'name-too-long',
    message: `PostgreSQL has no room for the name ${name}.`,
    hint: 'Give the schema a shorter name.',
  })
}

export function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`
}

export function qualified(schema: string, name: string): string {
  return `${quote(schema)}.${quote(name)}`
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
