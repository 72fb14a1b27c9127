import type { Adapter, Connection } from '@waypoint/adapter-contract'

/** One connection per worker, opened when first needed. */
export class Connections {
  readonly #adapter: Adapter
  readonly #open = new Map<string, Promise<Connection>>()

  constructor(adapter: Adapter) {
    this.#adapter = adapter
  }

  of(worker: string): Promise<Connection> {
    const known = this.#open.get(worker)
    if (known !== undefined) return known
    const opened = this.#adapter.connect()
    this.#open.set(worker, opened)
    opened.catch(() => this.#open.delete(worker))
    return opened
  }

  /** Stops what is running on every connection. */
  cancel(): void {
    for (const opened of this.#open.values()) {
      void opened.then(
        (connection) => this.#adapter.cancel(connection),
        () => undefined,
      )
    }
  }

  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.#open.values())
    this.#open.clear()
    for (const each of opened) if (each.status === 'fulfilled') await each.value.close()
  }
}
