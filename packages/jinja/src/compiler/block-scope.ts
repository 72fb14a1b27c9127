interface Variable {
  /** Its name in the generated code. */
  readonly code: string
  /** Whether it always has a value; otherwise the outer scope may have to be asked. */
  readonly definite: boolean
}

/** The variables of one template scope and the JavaScript variables that hold them. */
export class BlockScope {
  readonly parent: BlockScope | null
  readonly #variables = new Map<string, Variable>()

  constructor(parent: BlockScope | null) {
    this.parent = parent
  }

  declare(name: string, code: string, definite: boolean): void {
    this.#variables.set(name, { code, definite })
  }

  own(name: string): string | undefined {
    return this.#variables.get(name)?.code
  }

  /** An expression that reads the name; `free` reads it from outside of the template. */
  read(name: string, free: string): string {
    const variable = this.#variables.get(name)
    if (variable?.definite === true) return variable.code
    const outer = this.parent === null ? free : this.parent.read(name, free)
    return variable === undefined ? outer : `(${variable.code}!==undefined?${variable.code}:${outer})`
  }

  /** All names visible here with an expression for each, undefined when unset. */
  visible(): Map<string, string> {
    const names = this.parent?.visible() ?? new Map<string, string>()
    for (const [name, { code, definite }] of this.#variables) {
      const outer = names.get(name)
      names.set(name, definite || outer === undefined ? code : `(${code}!==undefined?${code}:${outer})`)
    }
    return names
  }
}
