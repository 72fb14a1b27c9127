/** The cluster that `npm run test:trino` has started for the tests. */
export interface TrinoServer {
  /** An output of profiles.yml for its catalog; each test file takes a schema of its own. */
  readonly credentials: Readonly<Record<string, string | number>>
  /** The folder in which the server keeps its files, as it is called on this machine. */
  readonly lake: string
}

/** `WAYPOINT_TRINO` is what `npm run trino -- status` prints. */
export function trinoServer(schema: string): TrinoServer {
  const text = process.env['WAYPOINT_TRINO']
  if (text === undefined)
    throw new Error('WAYPOINT_TRINO is not set: run these tests with npm run test:trino')
  const { host, port, catalog, lake } = JSON.parse(text) as Readonly<Record<string, string>>
  return {
    credentials: {
      type: 'trino',
      host: host ?? '',
      port: Number(port),
      user: 'waypoint',
      database: catalog ?? '',
      schema,
    },
    lake: lake ?? '',
  }
}
