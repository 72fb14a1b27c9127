import { type Adapter, dottedName, doubleQuoted } from '@waypoint/adapter-contract'
import { postgresCapabilities } from './capabilities.ts'
import { columnsOf, listRelations, listSchemas } from './catalog.ts'
import { listDependencies } from './dependencies.ts'
import { type CancellableConnection, openConnection } from './connection.ts'
import { Connector } from './connector.ts'
import type { PostgresCredentials } from './credentials.ts'
import { loadSeed } from './seed.ts'
import { SessionPool } from './session-pool.ts'

export async function openDatabase(credentials: PostgresCredentials): Promise<Adapter> {
  const pool = new SessionPool(new Connector(credentials), credentials)
  const session = await pool.acquire()
  const { rows } = await session.run({ text: 'show server_version_num' })
  await pool.release(session)
  return createAdapter(pool, credentials, Number(rows[0]?.[0]))
}

function createAdapter(pool: SessionPool, credentials: PostgresCredentials, serverVersion: number): Adapter {
  const { database, schema } = credentials
  const connections = new Set<CancellableConnection>()
  return {
    type: 'postgres',
    capabilities: postgresCapabilities(serverVersion),
    database,
    schema,
    connect: async () => {
      const connection = openConnection(await pool.acquire(), {
        acquire: () => pool.acquire(),
        requestCancel: (session) => pool.requestCancel(session),
        release: async (session) => {
          connections.delete(connection)
          await pool.release(session)
        },
      })
      connections.add(connection)
      return connection
    },
    cancel: (connection) => {
      for (const own of connections) if (own === connection) own.cancel()
    },
    close: async () => {
      await Promise.all([...connections].map((connection) => connection.close()))
      await pool.close()
    },
    quote: doubleQuoted,
    renderRelation: dottedName,
    listSchemas: (connection, name) => listSchemas(connection, { wanted: name, current: database }),
    listDependencies: (connection, name) => listDependencies(connection, name ?? database),
    listRelations: (connection, name, schemaName) =>
      listRelations(connection, { wanted: name, current: database }, schemaName),
    columnsOf: (connection, relation) => columnsOf(connection, relation, database),
    loadSeed: async (connection, load) => {
      const own = [...connections].find((each) => each === connection)
      if (own === undefined) throw new Error('the connection is not one of this adapter')
      return await loadSeed(own, load)
    },
  }
}
