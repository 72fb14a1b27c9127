import { WaypointError } from '@waypoint/contracts'

const waitingAtMost = 3

/** One statement of a client at a time; the next waits for the one before it. */
export interface Turns {
  take<T>(client: string, work: () => Promise<T>): Promise<T>
  /** Resolves when it is the client's turn; the turn lasts until the function is called. */
  begin(client: string): Promise<() => void>
}

interface Queue {
  last: Promise<void>
  length: number
}

function openPromise(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = nothing
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

const nothing = (): void => undefined

export function createTurns(): Turns {
  const queues = new Map<string, Queue>()
  const begin: Turns['begin'] = async (client) => {
    const queue = queues.get(client) ?? { last: Promise.resolve(), length: 0 }
    if (queue.length > waitingAtMost) {
      throw new WaypointError({
        code: 'too-many-statements',
        message: `${queue.length} statements of yours run or wait already.`,
        hint: 'Wait for them, or give them up.',
      })
    }
    queues.set(client, queue)
    queue.length += 1
    const before = queue.last
    const { promise, resolve: end } = openPromise()
    queue.last = promise
    await before
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      queue.length -= 1
      if (queue.length === 0) queues.delete(client)
      end()
    }
  }
  return {
    begin,
    take: async (client, work) => {
      const end = await begin(client)
      try {
        return await work()
      } finally {
        end()
      }
    },
  }
}
