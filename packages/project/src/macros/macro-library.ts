import type { MacroNamespace, MacroSource, NamespaceOptions } from '@waypoint/context'
import type { LoadedMacro } from './loaded-macro.ts'
import { MacroTrace } from './macro-trace.ts'
import { NodeMacros } from './node-macros.ts'
import type { SearchOrder } from './search-order.ts'

/** The name under which templates see the engine's own macros. */
const BUILTIN = 'dbt'

/** Every macro of the project, its packages and the engine, found by dbt's search order. */
export class MacroLibrary implements MacroSource {
  readonly definitions: ReadonlyMap<string, LoadedMacro>
  readonly order: SearchOrder
  readonly trace = new MacroTrace()
  readonly #byPackage = new Map<string, Map<string, LoadedMacro>>()
  readonly #overridden = new Map<string, boolean>()

  constructor(definitions: ReadonlyMap<string, LoadedMacro>, order: SearchOrder) {
    this.definitions = definitions
    this.order = order
    for (const macro of definitions.values()) {
      const known = this.#byPackage.get(macro.packageName)
      if (known === undefined) this.#byPackage.set(macro.packageName, new Map([[macro.name, macro]]))
      else known.set(macro.name, macro)
    }
  }

  namespace(options: NamespaceOptions): MacroNamespace {
    return new NodeMacros(this, options)
  }

  hasPackage(name: string): boolean {
    return name === BUILTIN || this.#byPackage.has(name)
  }

  /** The macro of one package; `dbt` stands for all of the engine's. */
  inPackage(packageName: string, name: string): LoadedMacro | undefined {
    if (packageName === BUILTIN) return this.inBuiltin(name)
    return this.#byPackage.get(packageName)?.get(name)
  }

  inBuiltin(name: string): LoadedMacro | undefined {
    for (const packageName of this.order.builtin) {
      const found = this.#byPackage.get(packageName)?.get(name)
      if (found !== undefined) return found
    }
    return undefined
  }

  /** A macro called by its bare name from a node of a package: own package, root project, engine. */
  visible(searchPackage: string, name: string): LoadedMacro | undefined {
    return this.ownOrRoot(searchPackage, name) ?? this.inBuiltin(name)
  }

  ownOrRoot(searchPackage: string, name: string): LoadedMacro | undefined {
    return this.#byPackage.get(searchPackage)?.get(name) ?? this.#byPackage.get(this.order.root)?.get(name)
  }

  /** Whether a project or package replaces a macro of the engine, or one of the implementations behind it. */
  isOverridden(name: string): boolean {
    const known = this.#overridden.get(name)
    if (known !== undefined) return known
    const found = [...this.definitions.values()].some(
      (macro) =>
        !this.order.builtin.includes(macro.packageName) &&
        (macro.name === name || macro.name.endsWith(`__${name}`)),
    )
    this.#overridden.set(name, found)
    return found
  }

  /** Adapter-specific before general; within each the root project, packages, the engine. */
  materialization(name: string): LoadedMacro | undefined {
    const { root, packages, builtin } = this.order
    const places = [root, ...packages.filter((each) => each !== root), ...builtin]
    for (const prefix of this.order.prefixes) {
      for (const place of places) {
        const found = this.#byPackage.get(place)?.get(`materialization_${name}_${prefix}`)
        if (found !== undefined) return found
      }
    }
    return undefined
  }

  materializationNames(): readonly string[] {
    const names = [...this.definitions.values()]
      .filter((macro) => macro.declaration.kind === 'materialization')
      .map((macro) => macro.name.replace(/^materialization_(.*)_[^_]+$/, '$1'))
    return [...new Set(names)]
  }

  /** The names in one package; `dbt` stands for all of the engine's. */
  namesIn(packageName: string): readonly string[] {
    const packages = packageName === BUILTIN ? this.order.builtin : [packageName]
    return packages.flatMap((name) => [...(this.#byPackage.get(name)?.keys() ?? [])])
  }

  /** Every macro's name, those that a node can call without a package's name first. */
  *names(searchPackage: string): Iterable<string> {
    for (const packageName of new Set([
      searchPackage,
      this.order.root,
      ...this.order.builtin,
      ...this.#byPackage.keys(),
    ])) {
      yield* this.#byPackage.get(packageName)?.keys() ?? []
    }
  }
}
