const LOOK_EVERY_MS = 100
const LOOKS = 3

/** Who waits for an answer of the database. */
export interface CallingThreads {
  begin(): void
  end(): void
  /** From now on one, as at first: threads are somebody else's business. */
  stop(): Promise<void>
}

export interface CallingThreadsOptions {
  /** As many nodes may run at once. */
  readonly most: number
  /** Tells the database how many threads call it. */
  readonly tell: (count: number) => Promise<void>
}

/**
 * A thread that waits for an answer works on it, and asks again and again for more to do. DuckDB counts one such
 * thread, and starts one fewer than there are cores: where several wait, each beyond the first takes time from
 * those that have something to do. So it is told how many there are, once that has not changed for a while; a
 * node that runs alone has all cores.
 */
export function countCallingThreads({ most, tell }: CallingThreadsOptions): CallingThreads {
  let waiting = 0
  let told = 1
  let seen = 1
  let looks = 0
  let timer: NodeJS.Timeout | null = null
  let stopped = most < 2
  let telling: Promise<void> = Promise.resolve()

  /** A database that refuses works as before. */
  const say = (count: number): Promise<void> => {
    if (count === told) return telling
    told = count
    telling = telling.then(() => tell(count)).catch(() => undefined)
    return telling
  }

  const rest = (): void => {
    if (timer !== null) clearInterval(timer)
    timer = null
  }

  const look = (): void => {
    if (waiting === 0) return rest()
    const now = Math.min(waiting, most)
    looks = now === seen ? looks + 1 : 1
    seen = now
    if (looks >= LOOKS) void say(now)
  }

  return {
    begin: () => {
      waiting += 1
      if (timer === null && !stopped) timer = setInterval(look, LOOK_EVERY_MS).unref()
    },
    end: () => {
      waiting -= 1
    },
    stop: async () => {
      stopped = true
      rest()
      await say(1)
    },
  }
}
