import type { DispatchRule } from '../config/project-config.ts'

/** In which order packages are asked for a macro. */
export interface SearchOrder {
  readonly root: string
  /** Installed packages and the root project. */
  readonly packages: readonly string[]
  /** The engine's own, the adapter's before the general one: `dbt_duckdb`, `dbt`. */
  readonly builtin: readonly string[]
  readonly dispatch: readonly DispatchRule[]
  /** Prefixes that dispatch tries: `duckdb`, `default`. */
  readonly prefixes: readonly string[]
}

/** Packages that `adapter.dispatch(name, namespace)` searches; null stands for whatever the node can see. */
export function dispatchPackages(order: SearchOrder, namespace: string | null): readonly (string | null)[] {
  if (namespace === null) return [null]
  const rule = order.dispatch.find((each) => each.macroNamespace === namespace)
  if (rule !== undefined) return rule.searchOrder
  const isKnown = [...order.packages, ...order.builtin].includes(namespace)
  return isKnown ? [order.root, namespace] : [null]
}
