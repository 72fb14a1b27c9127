import { type Adapter, type Connection, dottedName, doubleQuoted } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { setTimeout as wait } from 'node:timers/promises'
import { type Attachment, attachStatement } from './attachments.ts'
import { type CallingThreads, countCallingThreads } from './calling-threads.ts'
import { duckdbCapabilities } from './capabilities.ts'
import { columnsOf, listRelations, listSchemas } from './catalog.ts'
import { type CancellableConnection, openConnection } from './connection.ts'
import type { DuckdbCredentials } from './credentials.ts'
import { loadExtension } from './extensions.ts'
import { type InstanceLease, leaseInstance } from './instances.ts'
import { keepStatements } from './kept-statements.ts'
import { literal } from './literals.ts'
import { createSecret } from './secrets.ts'
import { loadSeed } from './seed.ts'
import { tellOfThreads } from './tell-of-threads.ts'

/** `threads`: as many nodes run at once. */
export async function openDatabase(credentials: DuckdbCredentials, threads: number): Promise<Adapter> {
  const lease = await leaseWhenFree(credentials)
  const calling = isLeftAlone(credentials)
    ? null
    : countCallingThreads({ most: threads, tell: (count) => tellOfThreads(lease.instance, count) })
  const adapter = createAdapter(lease, { ...credentials, calling })
  try {
    await prepareInstance(adapter, credentials)
  } catch (cause) {
    await adapter.close()
    throw cause
  }
  return adapter
}

/** Who decides about threads has decided; readers are many, and wait for short. */
function isLeftAlone({ readOnly, config, settings }: DuckdbCredentials): boolean {
  return readOnly || [...Object.keys(config), ...Object.keys(settings)].some((name) => /threads$/i.test(name))
}

/** Another process may hold the file; `connect_attempts` waits for it. */
async function leaseWhenFree(credentials: DuckdbCredentials): Promise<InstanceLease> {
  const { path, readOnly, config, connectAttempts } = credentials
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await leaseInstance(path, readOnly, config)
    } catch (cause) {
      const isLocked = cause instanceof WaypointError && cause.code === 'database-locked'
      if (!isLocked || attempt >= connectAttempts) throw cause
      await wait(Math.min(attempt, 30) * 1000)
    }
  }
}

interface OpenedCredentials extends DuckdbCredentials {
  readonly calling: CallingThreads | null
}

function createAdapter(lease: InstanceLease, credentials: OpenedCredentials): Adapter {
  const { database, schema, rootDir, externalRoot, readOnly, calling } = credentials
  const connections = new Set<CancellableConnection>()

  const connect = async (): Promise<Connection> => {
    const session = await lease.instance.connect()
    await session.run(sessionSettings(rootDir))
    const kept = readOnly ? keepStatements() : null
    const connection = openConnection({ session, kept, calling }, () => connections.delete(connection))
    connections.add(connection)
    await applySettings(connection, credentials.settings)
    return connection
  }

  return {
    type: 'duckdb',
    capabilities: duckdbCapabilities(credentials.transactions),
    database,
    schema,
    files: { rootDir, externalRoot },
    connect,
    cancel: (connection) => {
      for (const own of connections) if (own === connection) own.cancel()
    },
    close: async () => {
      await Promise.all([...connections].map((connection) => connection.close()))
      await calling?.stop()
      lease.release()
    },
    quote: doubleQuoted,
    renderRelation: dottedName,
    listSchemas: (connection, name) => listSchemas(connection, name ?? database),
    listRelations: (connection, name, schemaName) => listRelations(connection, name ?? database, schemaName),
    columnsOf,
    loadSeed,
  }
}

/** Files that SQL names relatively are looked for in the project first, wherever the process was started. */
function sessionSettings(rootDir: string): string {
  const search = rootDir.includes(',') ? '' : `; set file_search_path = ${literal(rootDir)}`
  return `set errors_as_json = true${search}`
}

/** What is loaded and attached belongs to the database, not to one connection. */
async function prepareInstance(adapter: Adapter, credentials: DuckdbCredentials): Promise<void> {
  const { extensions, secrets, attach } = credentials
  if (extensions.length + secrets.length + attach.length === 0) return
  const connection = await adapter.connect()
  for (const extension of extensions) await loadExtension(connection, extension)
  for (const secret of secrets) await createSecret(connection, secret)
  for (const attachment of attach) await attachDatabase(connection, attachment)
  await connection.close()
}

async function attachDatabase(connection: Connection, attachment: Attachment): Promise<void> {
  const { type, path, alias } = attachment
  if (type !== 'duckdb') await loadExtension(connection, { name: type, repository: null })
  try {
    await connection.query(attachStatement(attachment))
  } catch (cause) {
    if (!(cause instanceof WaypointError)) throw cause
    // The path of a server's database may hold its password.
    const where = type === 'duckdb' || type === 'sqlite' ? `: ${path}` : ''
    throw new WaypointError({
      code: cause.code,
      message: `The database \`${alias}\` cannot be attached${where}: ${type === 'duckdb' ? cause.message : 'it is refused'}`,
      hint: cause.hint ?? 'Correct `attach` of the output in profiles.yml.',
      ...(type === 'duckdb' ? { cause } : {}),
    })
  }
}

/** Names were checked when the credentials were read; values are literals, never SQL. */
async function applySettings(connection: Connection, settings: DuckdbCredentials['settings']): Promise<void> {
  for (const [name, value] of Object.entries(settings)) {
    try {
      await connection.query(`set ${name} = ${literal(value)}`)
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
