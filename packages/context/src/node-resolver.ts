import type { RefArgs } from '@waypoint/contracts'
import type { CallSite, Value } from '@waypoint/jinja'

/**
 * What ref(), source(), config() and `this` mean for one node.
 * Parsing records the calls; running resolves them to relations.
 */
export interface NodeResolver {
  ref(args: RefArgs, site: CallSite): Value
  source(sourceName: string, tableName: string, site: CallSite): Value
  /** `function('name')`: a user-defined function, to be called with its arguments in SQL. */
  function(name: string, packageName: string | null, site: CallSite): Value
  metric(name: string, packageName: string | null, site: CallSite): Value
  /** The node's own relation; None for a node that has none. */
  self(): Value
  /** `config(…)`: takes what the file sets. Does nothing while running. */
  configure(values: ReadonlyMap<string, Value>, site: CallSite): void
  /** A var or environment variable that is not set: raises while running, is recorded while parsing. */
  missing(mistake: MissingName, site: CallSite): Value
  /** `config.get(…)`; undefined where nothing is set. */
  configValue(key: string): Value | undefined
}

export interface MissingName {
  readonly kind: 'var' | 'env_var'
  readonly name: string
  readonly message: string
  readonly hint: string | undefined
}
