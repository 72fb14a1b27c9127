/** What became of one task, as far as those that wait for it are concerned. */
type Verdict = 'ok' | 'failed'

export interface Task {
  readonly id: string
  readonly dependsOn: readonly string[]
  readonly priority: number
}

/**
 * Lends a task an idle worker for a part of its work; undefined when all are busy.
 * The part must not reject, and the task must wait for it.
 */
export type Borrow = (part: (worker: number) => Promise<void>) => Promise<void> | undefined

export interface Schedule<T extends Task> {
  readonly tasks: readonly T[]
  readonly workers: number
  /** Runs one task on worker 0 … workers - 1. Must not reject. */
  readonly run: (task: T, worker: number, borrow: Borrow) => Promise<Verdict>
  /** Told instead of `run` when a dependency failed or was skipped, or after a stop. */
  readonly skip: (task: T, because: string | null) => void
  /** Asked before each start: true lets no further task begin. */
  readonly stopped: () => boolean
}

/**
 * Runs tasks on a number of workers, each after all it depends on, highest priority first.
 * A failed task skips whatever depends on it, directly or not. Every task is run or skipped exactly once.
 */
export async function schedule<T extends Task>(plan: Schedule<T>): Promise<void> {
  const state = new ScheduleState(plan.tasks)
  const running = new Set<Promise<void>>()
  const idle = Array.from({ length: Math.max(1, plan.workers) }, (_, worker) => worker).toReversed()

  let wake: (() => void) | undefined
  const borrow: Borrow = (part) => {
    const worker = idle.pop()
    if (worker === undefined) return undefined
    return part(worker).finally(() => {
      idle.push(worker)
      wake?.()
    })
  }
  const run = async (task: T, worker: number): Promise<void> => {
    const verdict = await plan.run(task, worker, borrow)
    idle.push(worker)
    if (verdict === 'ok') state.release(task.id)
    else for (const [skipped, cause] of state.abandon(task.id)) plan.skip(skipped, cause)
  }
  const start = (task: T, worker: number): void => {
    const done = run(task, worker).finally(() => running.delete(done))
    running.add(done)
  }

  for (;;) {
    while (!plan.stopped()) {
      const worker = idle.at(-1)
      const task = worker === undefined ? undefined : state.next()
      if (worker === undefined || task === undefined) break
      idle.pop()
      start(task, worker)
    }
    if (running.size === 0) break
    const woken = new Promise<void>((resolve) => {
      wake = resolve
    })
    await Promise.race([woken, ...running])
  }
  for (const task of state.rest()) plan.skip(task, null)
}

/** Counts open dependencies; knows what is ready and what will never be. */
class ScheduleState<T extends Task> {
  readonly #tasks: ReadonlyMap<string, T>
  readonly #waiting = new Map<string, number>()
  readonly #children = new Map<string, string[]>()
  /** Tasks that may start, lowest priority first; started ones are gone from here and from #pending. */
  readonly #ready: T[] = []
  readonly #pending: Set<string>

  constructor(tasks: readonly T[]) {
    this.#tasks = new Map(tasks.map((task) => [task.id, task]))
    this.#pending = new Set(this.#tasks.keys())
    for (const task of tasks) {
      const open = new Set(task.dependsOn.filter((id) => this.#tasks.has(id)))
      this.#waiting.set(task.id, open.size)
      for (const id of open) {
        const children = this.#children.get(id)
        if (children === undefined) this.#children.set(id, [task.id])
        else children.push(task.id)
      }
    }
    for (const task of tasks.toReversed()) if (this.#waiting.get(task.id) === 0) this.#enqueue(task)
  }

  next(): T | undefined {
    const task = this.#ready.pop()
    if (task !== undefined) this.#pending.delete(task.id)
    return task
  }

  release(id: string): void {
    for (const child of this.#children.get(id) ?? []) {
      const left = (this.#waiting.get(child) ?? 0) - 1
      this.#waiting.set(child, left)
      const task = this.#tasks.get(child)
      if (left === 0 && task !== undefined && this.#pending.has(child)) this.#enqueue(task)
    }
  }

  /** Everything behind a failed task, with the failed or skipped task that is the cause. */
  abandon(id: string): readonly (readonly [T, string])[] {
    const skipped: [T, string][] = []
    const frontier = [id]
    // The list grows while it is walked.
    for (const failed of frontier) {
      for (const child of this.#children.get(failed) ?? []) {
        const task = this.#tasks.get(child)
        if (task === undefined || !this.#pending.delete(child)) continue
        skipped.push([task, id])
        frontier.push(child)
      }
    }
    return skipped
  }

  rest(): readonly T[] {
    return [...this.#tasks.values()].filter((task) => this.#pending.has(task.id))
  }

  /** Keeps the order by binary insertion; of equal priorities the one that came last is taken first. */
  #enqueue(task: T): void {
    let low = 0
    let high = this.#ready.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#ready[middle]?.priority ?? 0) <= task.priority) low = middle + 1
      else high = middle
    }
    this.#ready.splice(low, 0, task)
  }
}
