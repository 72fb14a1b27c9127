import type { Value } from './values/value.ts'

/** Where a template finds the names it does not define itself. */
export interface Scope {
  lookup(name: string): Value | undefined
}

export function scopeOf(names: ReadonlyMap<string, Value> | Readonly<Record<string, Value>>): Scope {
  const map = names instanceof Map ? names : new Map(Object.entries(names))
  return { lookup: (name) => map.get(name) }
}
