import type { Adapter, AdapterFactory, Connection } from '@waypoint/adapter-contract'

/** A session of a database that the project was built in. */
export interface Session {
  readonly adapter: Adapter
  readonly connection: Connection
}

export async function withSession<T>(
  factory: AdapterFactory,
  credentials: Readonly<Record<string, unknown>>,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  const adapter = await factory.open(credentials, { rootDir: '/', threads: 2 })
  try {
    const connection = await adapter.connect()
    try {
      return await use({ adapter, connection })
    } finally {
      await connection.close()
    }
  } finally {
    await adapter.close()
  }
}
