import type { Callable, CallSite, Scope, Value } from '@waypoint/jinja'

/** A macro as found by the search order of packages. */
export interface MacroDefinition {
  /** `macro.shop.cents_to_dollars` */
  readonly uniqueId: string
  readonly name: string
  readonly packageName: string
  readonly file: string
  readonly line: number
  readonly column: number
}

/** All macros of a project and its packages; bound to the scope of one node when asked. */
export interface MacroSource {
  namespace(options: NamespaceOptions): MacroNamespace
}

export interface NamespaceOptions {
  readonly scope: Scope
  /** The node's package: its macros come first. */
  readonly packageName: string
  /** Called when the template itself (not a macro inside a macro) calls a macro. */
  readonly onCall?: (definition: MacroDefinition) => void
}

/** One node's view of the macros: own package, root project, package names, built-in ones. */
export interface MacroNamespace {
  /** A macro, or a package as an object that holds its macros. */
  lookup(name: string): Value | undefined
  /** The callable of `package.name`; of the search order when packageName is null. */
  find(packageName: string | null, name: string): Callable | undefined
  /** `adapter.dispatch(name, namespace)`: the first of `<adapter>__name`, `default__name` in search order. */
  dispatch(name: string, namespace: string | null, site: CallSite): Callable
  /** The macro of a materialization for the target's adapter, by dbt's search order. */
  materialization(name: string): Callable | undefined
  names(): Iterable<string>
}
