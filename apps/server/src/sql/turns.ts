import { WaypointError } from '@waypoint/contracts'

const waitingAtMost = 3

/** One statement of a client at a time; the next waits for the one before it. */
export interface Turns {
  take<T>(client: string, work: () => Promise<T>): Promise<T>
}

export function createTurns(): Turns {
  const queues = new Map<string, { last: Promise<unknown>; length: number }>()
  return {
    take: async (client, work) => {
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
      const turn = queue.last.then(work)
      queue.last = turn.catch(() => undefined)
      try {
        return await turn
      } finally {
        queue.length -= 1
        if (queue.length === 0) queues.delete(client)
      }
    },
  }
}
