import { type Adapter, type Connection, doubleQuoted } from '@waypoint/adapter-contract'
import type { ServerContext } from '../context.ts'

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

export interface LockedDatabase {
  readonly connections: readonly Connection[]
  readonly close: () => Promise<void>
}

export interface LockOptions {
  /** The file of the version. */
  readonly file: string
  /** What the version is called in SQL. */
  readonly name: string
  /** No session can be opened once it is locked. */
  readonly sessions: number
  /** The one folder that may be written to; none by default. */
  readonly folder?: string
}

/** Rows of a statement without an order are written as they come, at once, instead of when all before them are there. */
const forExports = (folder: string): readonly string[] => [
  `set allowed_directories = [${literal(folder)}]`,
  'set preserve_insertion_order = false',
]

/**
 * A database of its own that holds nothing but the version, read-only: no file, no network, no setting can be
 * changed, memory is limited and nothing spills to the disk.
 */
export async function openLockedDatabase(
  { factory, limits, scratch }: Pick<ServerContext, 'factory' | 'limits' | 'scratch'>,
  { file, name, sessions, folder }: LockOptions,
): Promise<LockedDatabase> {
  const adapter: Adapter = await factory.open(
    { type: 'duckdb', path: ':memory:', attach: [{ path: file, alias: name, read_only: true }] },
    { rootDir: scratch, threads: 1 },
  )
  try {
    const connections: Connection[] = []
    for (let session = 0; session < sessions; session += 1) {
      const connection = await adapter.connect()
      await connection.query(`use ${doubleQuoted(name)}.main`)
      connections.push(connection)
    }
    await connections[0]?.query(
      [
        `set memory_limit = '${Math.floor(limits.sqlMemoryBytes / 1024 ** 2)}MiB'`,
        `set temp_directory = ''`,
        ...(folder === undefined ? [] : forExports(folder)),
        'set enable_external_access = false',
        'set lock_configuration = true',
      ].join('; '),
    )
    return { connections, close: () => adapter.close() }
  } catch (cause) {
    await adapter.close()
    throw cause
  }
}
