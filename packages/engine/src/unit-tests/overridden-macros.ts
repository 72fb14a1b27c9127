import { type MacroNamespace, type MacroSource, type NamespaceOptions, toValue } from '@waypoint/context'
import { Callable, callable, HostObject, type Value } from '@waypoint/jinja'

/** The package that stands for the engine's own macros. */
const BUILTIN = 'dbt'

type Overrides = ReadonlyMap<string, Value>

/** The macros of a project, some of which give a value that a unit test sets. */
export function overriddenMacros(
  macros: MacroSource,
  overrides: Readonly<Record<string, unknown>>,
): MacroSource {
  const values = new Map(Object.entries(overrides).map(([name, value]) => [name, toValue(value)]))
  return { namespace: (options) => new OverriddenNamespace(macros.namespace(options), values, options) }
}

class OverriddenNamespace implements MacroNamespace {
  readonly #macros: MacroNamespace
  readonly #overrides: Overrides
  readonly #options: NamespaceOptions

  constructor(macros: MacroNamespace, overrides: Overrides, options: NamespaceOptions) {
    this.#macros = macros
    this.#overrides = overrides
    this.#options = options
  }

  lookup(name: string): Value | undefined {
    const found = this.#macros.lookup(name)
    const override = this.#overrides.get(name) ?? this.#overrides.get(`${BUILTIN}.${name}`)
    if (override !== undefined) return found instanceof Callable ? constantMacro(name, override) : found
    return found !== undefined && this.#isPackage(name) ? new OverriddenPackage(name, found, this) : found
  }

  find(packageName: string | null, name: string): Callable | undefined {
    const found = this.#macros.find(packageName, name)
    const override = this.overrideOf(packageName, name)
    return found === undefined || override === undefined ? found : constantMacro(name, override)
  }

  overrideOf(packageName: string | null, name: string): Value | undefined {
    const ofPackage = packageName === null ? undefined : this.#overrides.get(`${packageName}.${name}`)
    const ofAll = packageName === null || packageName === BUILTIN ? this.#overrides.get(name) : undefined
    return ofPackage ?? ofAll
  }

  dispatch(...args: Parameters<MacroNamespace['dispatch']>): Callable {
    return this.#macros.dispatch(...args)
  }

  materialization(name: string): Callable | undefined {
    return this.#macros.materialization(name)
  }

  names(): Iterable<string> {
    return this.#macros.names()
  }

  #isPackage(name: string): boolean {
    return (
      name === BUILTIN ||
      name === this.#options.packageName ||
      [...this.#overrides.keys()].some((each) => each.startsWith(`${name}.`))
    )
  }
}

/** `dbt_utils` in `dbt_utils.star(…)`, where a unit test sets what one of its macros gives. */
class OverriddenPackage extends HostObject {
  readonly typeName = 'package'
  readonly #name: string
  readonly #macros: Value
  readonly #overrides: OverriddenNamespace

  constructor(name: string, macros: Value, overrides: OverriddenNamespace) {
    super()
    this.#name = name
    this.#macros = macros
    this.#overrides = overrides
  }

  override getAttribute(name: string): Value | undefined {
    const found = this.#macros instanceof HostObject ? this.#macros.getAttribute?.(name) : undefined
    const override = this.#overrides.overrideOf(this.#name, name)
    return override === undefined || !(found instanceof Callable) ? found : constantMacro(name, override)
  }

  override getItem(key: Value): Value | undefined {
    return typeof key === 'string' ? this.getAttribute(key) : undefined
  }

  override toText(): string {
    return this.#name
  }
}

const constantMacro = (name: string, value: Value): Callable => callable(name, () => value)
