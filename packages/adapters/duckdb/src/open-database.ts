import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { duckdbCapabilities } from './capabilities.ts'
import { columnsOf, listRelations, listSchemas, quote, renderRelation } from './catalog.ts'
import { type CancellableConnection, openConnection } from './connection.ts'
import type { Attachment, DuckdbCredentials } from './credentials.ts'
import { type InstanceLease, leaseInstance } from './instances.ts'
import { loadSeed } from './seed.ts'

export async function openDatabase(credentials: DuckdbCredentials): Promise<Adapter> {
  const lease = await leaseInstance(credentials.path, credentials.readOnly, credentials.config)
  const adapter = createAdapter(lease, credentials)
  try {
    await attachDatabases(adapter, credentials.attach)
  } catch (cause) {
    await adapter.close()
    throw cause
  }
  return adapter
}

function createAdapter(lease: InstanceLease, credentials: DuckdbCredentials): Adapter {
  const { database, schema } = credentials
  const connections = new Set<CancellableConnection>()

  const connect = async (): Promise<Connection> => {
    const session = await lease.instance.connect()
    await session.run('set errors_as_json = true')
    const connection = openConnection(session, () => connections.delete(connection))
    connections.add(connection)
    await applySettings(connection, credentials.settings)
    return connection
  }

  return {
    type: 'duckdb',
    capabilities: duckdbCapabilities,
    database,
    schema,
    connect,
    cancel: (connection) => {
      for (const own of connections) if (own === connection) own.cancel()
    },
    close: async () => {
      await Promise.all([...connections].map((connection) => connection.close()))
      lease.release()
    },
    quote,
    renderRelation,
    listSchemas: (connection, name) => listSchemas(connection, name ?? database),
    listRelations: (connection, name, schemaName) => listRelations(connection, name ?? database, schemaName),
    columnsOf,
    loadSeed,
  }
}

async function attachDatabases(adapter: Adapter, attachments: readonly Attachment[]): Promise<void> {
  if (attachments.length === 0) return
  const connection = await adapter.connect()
  for (const { path, alias, readOnly } of attachments) {
    const options = readOnly ? ' (read_only)' : ''
    await connection.query(
      `attach if not exists '${path.replaceAll("'", "''")}' as ${quote(alias)}${options}`,
    )
  }
  await connection.close()
}

/** Names were checked when the credentials were read; values are literals, never SQL. */
async function applySettings(connection: Connection, settings: DuckdbCredentials['settings']): Promise<void> {
  for (const [name, value] of Object.entries(settings)) {
    const literal = typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
    try {
      await connection.query(`set ${name} = ${literal}`)
    } catch (cause) {
      const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : ''
      throw new WaypointError({
        code: 'invalid-profile',
        message: `DuckDB refuses the setting ${name}: ${reason}`,
        hint: 'Correct `settings` of the output in profiles.yml.',
        cause,
      })
    }
  }
}
