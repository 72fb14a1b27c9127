import type { MacroNamespace, NamespaceOptions } from '@waypoint/context'
import {
  type Arguments,
  bindArguments,
  Callable,
  type CallSite,
  callable,
  HostObject,
  PythonError,
  Undefined,
  type Value,
} from '@waypoint/jinja'
import type { LoadedMacro } from './loaded-macro.ts'
import type { MacroLibrary } from './macro-library.ts'
import { dispatchPackages } from './search-order.ts'

/** The macros as the template of one node sees them, each bound to the node's scope when first asked for. */
export class NodeMacros implements MacroNamespace {
  readonly #library: MacroLibrary
  readonly #options: NamespaceOptions
  readonly #bound = new Map<string, Callable>()
  /** How many macros are executing inside one another; only counted while parsing. */
  #depth = 0

  constructor(library: MacroLibrary, options: NamespaceOptions) {
    this.#library = library
    this.#options = options
  }

  lookup(name: string): Value | undefined {
    const own = this.#library.ownOrRoot(this.#options.packageName, name)
    if (own !== undefined) return this.#bind(own)
    if (this.#library.hasPackage(name)) return new PackageMacros(name, this)
    const builtin = this.#library.inBuiltin(name)
    return builtin === undefined ? undefined : this.#bind(builtin)
  }

  find(packageName: string | null, name: string): Callable | undefined {
    const macro =
      packageName === null
        ? this.#library.visible(this.#options.packageName, name)
        : this.#library.inPackage(packageName, name)
    return macro === undefined ? undefined : this.#bind(macro)
  }

  dispatch(name: string, namespace: string | null, _site: CallSite): Callable {
    const places = dispatchPackages(this.#library.order, namespace)
    const tried: string[] = []
    for (const place of places) {
      for (const prefix of this.#library.order.prefixes) {
        const candidate = `${prefix}__${name}`
        const found = this.find(place, candidate)
        if (found !== undefined) return found
        tried.push(place === null ? candidate : `${place}.${candidate}`)
      }
    }
    throw new PythonError(
      'undefined',
      `dispatch found no macro '${name}'${namespace === null ? '' : ` in '${namespace}'`}`,
      `It looked for ${tried.join(', ')}.`,
    )
  }

  materialization(name: string): Callable | undefined {
    const macro = this.#library.materialization(name)
    return macro === undefined ? undefined : this.#bind(macro)
  }

  names(): Iterable<string> {
    return this.#library.names(this.#options.packageName)
  }

  #bind(macro: LoadedMacro): Callable {
    const known = this.#bound.get(macro.uniqueId)
    if (known !== undefined) return known
    let target: HostObject | undefined
    const call = (args: Arguments): Value | Promise<Value> => {
      this.#library.trace.note(macro.uniqueId)
      target ??= macro.template.macro(macro.name).bind(this.#options.scope)
      return target.call?.(args) ?? null
    }
    const { onCall } = this.#options
    const bound = new Callable(macro.name, onCall === undefined ? call : this.#counted(macro, call, onCall))
    this.#bound.set(macro.uniqueId, bound)
    return bound
  }

  #counted(
    macro: LoadedMacro,
    call: (args: Arguments) => Value | Promise<Value>,
    onCall: (macro: LoadedMacro) => void,
  ): (args: Arguments) => Value | Promise<Value> {
    return (args) => {
      if (this.#depth === 0) onCall(macro)
      this.#depth += 1
      try {
        return call(args)
      } finally {
        this.#depth -= 1
      }
    }
  }
}

/** `dbt_utils` in `dbt_utils.star(…)`. */
class PackageMacros extends HostObject {
  readonly typeName = 'package'
  readonly #name: string
  readonly #macros: NodeMacros
  /** A package is a dict of macros to some: `context['dbt_utils'].get('star')`. */
  readonly #get = callable('get', (args) => {
    const [name, fallback] = bindArguments(args, 'get', ['key', ['default', null]])
    return (typeof name === 'string' ? this.#macros.find(this.#name, name) : undefined) ?? fallback ?? null
  })

  constructor(name: string, macros: NodeMacros) {
    super()
    this.#name = name
    this.#macros = macros
  }

  override getAttribute(name: string): Value | undefined {
    const found = this.#macros.find(this.#name, name)
    if (found === undefined && name === 'get') return this.#get
    return found ?? new Undefined(`There is no macro '${name}' in the package '${this.#name}'`, name)
  }

  override getItem(key: Value): Value | undefined {
    return typeof key === 'string' ? this.getAttribute(key) : undefined
  }

  override contains(item: Value): boolean {
    return typeof item === 'string' && this.#macros.find(this.#name, item) !== undefined
  }

  override toText(): string {
    return this.#name
  }
}
