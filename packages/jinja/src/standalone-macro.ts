import { freeCallsIn } from './ast/call-references.ts'
import type { Body, MacroNode } from './ast/statement.ts'
import { assignedNames } from './ast/walk.ts'
import { CodeWriter } from './compiler/code-writer.ts'
import { compileMacro, type Execution } from './compiler/compile.ts'
import type { CallReference, MacroDeclaration } from './declarations.ts'
import type { Source } from './lexer/source.ts'
import type { Arguments } from './runtime/arguments.ts'
import type { Environment } from './runtime/environment.ts'
import { runtime } from './runtime/runtime.ts'
import type { Scope } from './scope.ts'
import type { Macro, Template } from './template.ts'
import { HostObject } from './values/host-object.ts'
import type { MacroValue } from './values/macro.ts'
import type { Value } from './values/value.ts'

interface Home {
  readonly template: Template
  readonly source: Source
  readonly environment: Environment
  readonly body: Body
}

/**
 * A macro outside of its template. Its free names are looked up in the scope it is bound to; variables that
 * its template sets at the top level come first, other macros of the template last.
 */
export class StandaloneMacro implements Macro {
  readonly declaration: MacroDeclaration
  readonly #node: MacroNode
  readonly #home: Home
  readonly #variables: ReadonlySet<string>
  #sync: Execution<MacroValue> | undefined
  #async: Execution<MacroValue> | undefined
  #calls: readonly CallReference[] | undefined

  constructor(node: MacroNode, home: Home) {
    this.declaration = node.declaration
    this.#node = node
    this.#home = home
    const macros = new Set(home.template.macros.map(({ name }) => name))
    this.#variables = new Set(assignedNames(home.body).filter((name) => !macros.has(name)))
  }

  get freeCalls(): readonly CallReference[] {
    const own = [...this.#variables, ...this.#node.parameters.map(({ name }) => name)]
    this.#calls ??= freeCallsIn(this.#node.body, this.#home.source, own)
    return this.#calls
  }

  bind(scope: Scope): HostObject {
    return new BoundMacro(this, scope)
  }

  /** The macro as a value of one form, in one scope. */
  instantiate(scope: Scope, asynchronous: boolean): MacroValue {
    const { source, environment } = this.#home
    const compile = () => compileMacro(new CodeWriter(source, environment, asynchronous), this.#node)
    const execution = asynchronous ? (this.#async ??= compile()) : (this.#sync ??= compile())
    const unit = { source, environment, asynchronous, exported: new Map<string, Value>(), inheritance: null }
    return execution(runtime, unit, this.#scopeAround(scope))
  }

  #scopeAround(scope: Scope): Scope {
    const { template } = this.#home
    const variables = this.#variables
    let exported: ReadonlyMap<string, Value> | undefined
    const variable = (name: string): Value | undefined => {
      exported ??= template.exportsSync(scope)
      return exported.get(name)
    }
    return {
      lookup: (name) => {
        const own = variables.has(name) ? variable(name) : undefined
        if (own !== undefined) return own
        const found = scope.lookup(name)
        return found === undefined ? sibling(template, name, scope) : found
      },
    }
  }
}

function sibling(template: Template, name: string, scope: Scope): Value | undefined {
  return template.macros.some((macro) => macro.name === name) ? template.macro(name).bind(scope) : undefined
}

/** A macro with its scope; each call runs the form that its caller has. */
class BoundMacro extends HostObject {
  readonly typeName = 'Macro'
  readonly name: string
  readonly #macro: StandaloneMacro
  readonly #scope: Scope
  #sync: MacroValue | undefined
  #async: MacroValue | undefined

  constructor(macro: StandaloneMacro, scope: Scope) {
    super()
    this.name = macro.declaration.name
    this.#macro = macro
    this.#scope = scope
  }

  override call(args: Arguments): Value | Promise<Value> {
    return this.#value(args.asynchronous).call(args)
  }

  override getAttribute(name: string): Value | undefined {
    return this.#value(false).getAttribute(name)
  }

  override toRepr(): string {
    return `<Macro '${this.name}'>`
  }

  #value(asynchronous: boolean): MacroValue {
    if (asynchronous) return (this.#async ??= this.#macro.instantiate(this.#scope, true))
    return (this.#sync ??= this.#macro.instantiate(this.#scope, false))
  }
}
