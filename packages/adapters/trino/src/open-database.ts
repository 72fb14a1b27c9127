import { type Adapter, cellText, dottedName, doubleQuoted } from '@waypoint/adapter-contract'
import { trinoCapabilities } from './capabilities.ts'
import { columnsOf, listRelations, listSchemas } from './catalog.ts'
import { Server } from './client/server.ts'
import { openTransport } from './client/transport.ts'
import { type CancellableConnection, openConnection } from './connection.ts'
import type { TrinoCredentials } from './credentials.ts'
import { oldServer, unsupportedCatalog, unknownCatalog } from './errors/unfit-server.ts'
import { loadSeed } from './seeds/load-seed.ts'

/** The first version in which Iceberg tables are replaced in one statement. */
const oldestVersion = 431

export async function openDatabase(credentials: TrinoCredentials): Promise<Adapter> {
  const server = new Server(credentials, await openTransport(credentials))
  try {
    const version = await server.version()
    if (Number.parseInt(version, 10) < oldestVersion) throw oldServer(version, oldestVersion)
    await checkCatalog(server, credentials.database)
  } catch (cause) {
    server.close()
    throw cause
  }
  return createAdapter(server, credentials)
}

async function checkCatalog(server: Server, catalog: string): Promise<void> {
  const { rows } = await openConnection(server).query(
    'select catalog_name, connector_name from system.metadata.catalogs order by catalog_name',
  )
  const found = rows.find((row) => cellText(row[0]) === catalog.toLowerCase())
  if (found === undefined) {
    const names = rows.map((row) => cellText(row[0])).filter((name) => name !== 'system')
    throw unknownCatalog(catalog, names)
  }
  const connector = cellText(found[1])
  if (connector !== 'iceberg') throw unsupportedCatalog(catalog, connector)
}

function createAdapter(server: Server, credentials: TrinoCredentials): Adapter {
  const { database, schema } = credentials
  const connections = new Set<CancellableConnection>()
  return {
    type: 'trino',
    capabilities: trinoCapabilities,
    database,
    schema,
    connect: async () => {
      const opened = openConnection(server)
      const connection: CancellableConnection = {
        ...opened,
        close: async () => {
          connections.delete(connection)
          await opened.close()
        },
      }
      connections.add(connection)
      return connection
    },
    cancel: (connection) => {
      for (const own of connections) if (own === connection) own.cancel()
    },
    close: async () => {
      await Promise.all([...connections].map((connection) => connection.close()))
      server.close()
    },
    quote: doubleQuoted,
    renderRelation: dottedName,
    listSchemas: (connection, name) => listSchemas(connection, name ?? database),
    listRelations: (connection, name, schemaName) => listRelations(connection, name ?? database, schemaName),
    columnsOf: (connection, relation) => columnsOf(connection, relation, credentials),
    loadSeed,
  }
}
