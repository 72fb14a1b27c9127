import type { Connection } from '@waypoint/adapter-contract'

/** Sessions of one open database; who finds all busy waits for the next that is free. */
export interface ConnectionPool {
  use<T>(work: (connection: Connection) => Promise<T>): Promise<T>
}

export interface PoolOptions {
  readonly size: number
  readonly open: () => Promise<Connection>
}

/** A session is opened when it is needed first. */
export function createConnectionPool({ size, open }: PoolOptions): ConnectionPool {
  const free: Connection[] = []
  const waiting: ((connection: Connection) => void)[] = []
  let opened = 0

  const take = async (): Promise<Connection> => {
    const ready = free.pop()
    if (ready !== undefined) return ready
    if (opened < size) {
      opened += 1
      try {
        return await open()
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
