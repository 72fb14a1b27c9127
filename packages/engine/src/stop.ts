/** Brings a run to an early end: by the caller's signal, or by the first failure under fail-fast. */
export class Stop {
  readonly #controller = new AbortController()
  readonly #never: AbortSignal = new AbortController().signal
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

  /** Aborted by the caller alone: what has to be done after a failure goes on until then. */
  get interruption(): AbortSignal {
    return this.#external ?? this.#never
  }

  get interrupted(): boolean {
    return this.#external?.aborted === true
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
