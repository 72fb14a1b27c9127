/** Notes which macros are called or looked into while something is read: what is made then depends on their text. */
export class MacroTrace {
  /** unique_ids of what was used outside of any node. */
  readonly elsewhere = new Set<string>()
  #current: Set<string> = this.elsewhere

  note(uniqueId: string): void {
    this.#current.add(uniqueId)
  }

  /** Runs a step; what it uses, what surrounds it uses too. */
  during<Result>(step: () => Result): { readonly result: Result; readonly used: ReadonlySet<string> } {
    const outer = this.#current
    const used = new Set<string>()
    this.#current = used
    try {
      return { result: step(), used }
    } finally {
      this.#current = outer
      if (outer !== this.elsewhere) for (const id of used) outer.add(id)
    }
  }

  /** Runs a step that is done once for many: what it uses belongs to no node. */
  outside<Result>(step: () => Result): Result {
    const outer = this.#current
    this.#current = this.elsewhere
    try {
      return step()
    } finally {
      this.#current = outer
    }
  }
}
