/** Brings a run to an early end: by the caller's signal, or by the first failure under fail-fast. */
export class Stop {
  readonly #controller = new AbortController()
  readonly #external: AbortSignal | undefined
  readonly #onAbort = (): void => this.now('the run was interrupted')
  #reason: string | null = null

  constructor(external: AbortSignal | undefined) {
    this.#external = external
    if (external?.aborted === true) this.#onAbort()
    else external?.addEventListener('abort', this.#onAbort, { once: true })
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Null while the run goes on. */
  get reason(): string | null {
    return this.#reason
  }

  now(reason: string): void {
    this.#reason ??= reason
    this.#controller.abort()
  }

  release(): void {
    this.#external?.removeEventListener('abort', this.#onAbort)
  }
}
