import type { ManifestNode, SourceNode } from '@waypoint/contracts'
import type { Value } from '@waypoint/jinja'
import type { MacroNamespace, MacroSource } from './macro-source.ts'
import type { NodeResolver } from './node-resolver.ts'

/** Everything a template can reach, for one node. The same names serve parsing and running. */
export interface ContextEnvironment {
  /** False while the project is parsed: no database is there. */
  readonly execute: boolean
  /** Name of the root project. */
  readonly projectName: string
  /** The package whose macros and vars are looked at first: the node's own. */
  readonly packageName: string
  readonly node: ContextNode | null
  readonly resolver: NodeResolver
  readonly macros: MacroSource
  readonly vars: Vars
  readonly variables: EnvironmentVariables
  /** Rendered credentials of the target with `name`, `target_name`, `profile_name`, `threads`; no secrets. */
  readonly target: Readonly<Record<string, unknown>>
  readonly flags: Readonly<Record<string, unknown>>
  readonly invocation: Invocation
  readonly output: ContextOutput
  readonly docs: (packageName: string | null, name: string) => string | undefined
  /** Database and schema of the target: what `database` and `schema` are where there is no node. */
  readonly defaults: { readonly database: string; readonly schema: string }
  /** The project, its packages and the target, as macros of packages look them up in `builtins.ref.config`. */
  readonly runtimeConfig: () => Value
  /** The value of `graph`, made at its first use. */
  readonly graph: () => Value
  /** Further names by the caller: the database half, `results`, `sql`, rendered test arguments. They win. */
  readonly names: ReadonlyMap<string, ContextName>
}

/** What `model` and `this` are about. */
export type ContextNode = ManifestNode | SourceNode

/** Makes the value of one name; called at first use in a scope, then kept. */
export type ContextName = (environment: ContextEnvironment, context: NodeContext) => Value

/** The scope of one node: a Jinja scope plus the node's view of all macros. */
export interface NodeContext {
  lookup(name: string): Value | undefined
  /** Names that templates add for one another: `context.update({…})`. */
  define(name: string, value: Value): void
  /** Every name there is, for suggestions and for `context`. */
  names(): Iterable<string>
  readonly environment: ContextEnvironment
  readonly macros: MacroNamespace
}

export interface Vars {
  /** Value of a var for one package (or node); undefined where none is set. */
  get(name: string, packageName: string): unknown
  has(name: string, packageName: string): boolean
  /** The name that a misspelt one probably means. */
  nearest(name: string, packageName: string): string | undefined
}

/** What env_var() reads, and what it has handed out: secrets are remembered to be masked. */
export interface EnvironmentVariables {
  get(name: string): string | undefined
  readonly metadata: Readonly<Record<string, string>>
}

export interface Invocation {
  readonly id: string
  readonly startedAt: Date
  readonly command: string
  readonly arguments: Readonly<Record<string, unknown>>
  /** unique_ids that this invocation selected; empty while parsing. */
  readonly selectedResources: () => readonly string[]
}

export interface ContextOutput {
  log(text: string, info: boolean): void
  print(text: string): void
  warn(text: string): void
}
