/** The cluster that `npm run test:trino` has started for the tests. */
export interface TrinoServer {
  /** An output of profiles.yml for its catalog; each test file takes a schema of its own. */
  readonly credentials: Readonly<Record<string, string | number>>
  /** The folder in which the server keeps its files, as it is called on this machine. */
  readonly lake: string
  /** The folder that `npm run trino -- up --dir` is given to start again what is not running. */
  readonly folder: string
  readonly workerId: number
}

interface Status {
  readonly host: string
  readonly port: number
  readonly catalog: string
  readonly lake: string
  readonly folder: string
  readonly pids: { readonly worker: number }
}

/** `WAYPOINT_TRINO` is what `npm run trino -- status` prints. */
export function trinoServer(schema: string): TrinoServer {
  const text = process.env['WAYPOINT_TRINO']
  if (text === undefined)
    throw new Error('WAYPOINT_TRINO is not set: run these tests with npm run test:trino')
  const { host, port, catalog, lake, folder, pids } = JSON.parse(text) as Status
  return {
    credentials: {
      type: 'trino',
      host,
      port,
      user: 'waypoint',
      database: catalog,
      schema,
    },
    lake,
    folder,
    workerId: pids.worker,
  }
}
