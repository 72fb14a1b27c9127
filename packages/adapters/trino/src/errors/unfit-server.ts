import { nearestName, WaypointError } from '@waypoint/contracts'

export function oldServer(version: string, oldest: number): WaypointError {
  return new WaypointError({
    code: 'unsupported-server',
    message: `The server is Trino ${version}, which cannot replace a table in one statement.`,
    hint: `Upgrade it to ${oldest} or newer; 476 is the version that is tested.`,
  })
}

export function unknownCatalog(catalog: string, known: readonly string[]): WaypointError {
  const near = nearestName(catalog, known)
  return new WaypointError({
    code: 'missing-database',
    message: `The server has no catalog ${catalog}.`,
    hint: `${near === undefined ? `It has ${known.join(', ') || 'none'}` : `Is it ${near}?`} Correct \`database\` in profiles.yml.`.replace(
      /([^?.]) Correct/,
      '$1. Correct',
    ),
  })
}

/** Others have no atomic replacement of tables, or no MERGE; they can still be read as sources. */
export function unsupportedCatalog(catalog: string, connector: string): WaypointError {
  return new WaypointError({
    code: 'unsupported-server',
    message: `The catalog ${catalog} is one of the connector ${connector}; relations are built in Iceberg.`,
    hint: 'Set `database` in profiles.yml to a catalog with connector.name=iceberg; sources may name any other one.',
  })
}
