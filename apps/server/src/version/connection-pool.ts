import type { Adapter, Connection } from '@waypoint/adapter-contract'

/** Questions of pages are small: several at once serve readers better than several threads for one, which wait by spinning. */
const oneThreadEach = 'set threads = 1'

/** Sessions of one open version; who finds all busy waits for the next that is free. */
export interface ConnectionPool {
  use<T>(work: (connection: Connection) => Promise<T>): Promise<T>
}

export function createConnectionPool(adapter: Adapter, size: number): ConnectionPool {
  const free: Connection[] = []
  const waiting: ((connection: Connection) => void)[] = []
  let opened = 0

  const take = async (): Promise<Connection> => {
    const ready = free.pop()
    if (ready !== undefined) return ready
    if (opened < size) {
      opened += 1
      try {
        const connection = await adapter.connect()
        if (opened === 1) await connection.query(oneThreadEach)
        return connection
      } catch (cause) {
        opened -= 1
        throw cause
      }
    }
    return await new Promise((resolve) => waiting.push(resolve))
  }

  const give = (connection: Connection): void => {
    const next = waiting.shift()
    if (next === undefined) free.push(connection)
    else next(connection)
  }

  return {
    use: async (work) => {
      const connection = await take()
      try {
        return await work(connection)
      } finally {
        give(connection)
      }
    },
  }
}
