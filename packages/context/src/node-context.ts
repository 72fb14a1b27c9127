import type { Value } from '@waypoint/jinja'
import type { ContextEnvironment, NodeContext } from './environment.ts'
import type { MacroDefinition, MacroNamespace } from './macro-source.ts'
import { CONTEXT_NAMES } from './names/registry.ts'

export interface ContextOptions {
  /** Called for each macro that the template itself calls. */
  readonly onMacroCall?: (definition: MacroDefinition) => void
}

/** The scope in which a node's template is rendered. Macros of the project win over built-in names. */
export function createContext(environment: ContextEnvironment, options: ContextOptions = {}): NodeContext {
  return new LazyContext(environment, options)
}

class LazyContext implements NodeContext {
  readonly environment: ContextEnvironment
  readonly macros: MacroNamespace
  readonly #values = new Map<string, Value | undefined>()

  constructor(environment: ContextEnvironment, options: ContextOptions) {
    this.environment = environment
    this.macros = environment.macros.namespace({
      scope: this,
      packageName: environment.packageName,
      ...(options.onMacroCall === undefined ? {} : { onCall: options.onMacroCall }),
    })
  }

  lookup(name: string): Value | undefined {
    const known = this.#values.get(name)
    if (known !== undefined || this.#values.has(name)) return known
    const value = this.macros.lookup(name) ?? this.#own(name)
    this.#values.set(name, value)
    return value
  }

  define(name: string, value: Value): void {
    this.#values.set(name, value)
  }

  *names(): Iterable<string> {
    yield* this.environment.names.keys()
    yield* CONTEXT_NAMES.keys()
    yield* this.macros.names()
  }

  #own(name: string): Value | undefined {
    const make = this.environment.names.get(name) ?? CONTEXT_NAMES.get(name)
    return make?.(this.environment, this)
  }
}
