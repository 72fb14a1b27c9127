import type { Scope } from '../scope.ts'
import type { Value } from '../values/value.ts'

/** Variables of a template by name; undefined where one is not set. */
export type Locals = readonly (readonly [string, Value | undefined])[]

/** A scope in which `locals` hide the names of another one. */
export function overlay(scope: Scope, locals: Locals): Scope {
  if (locals.length === 0) return scope
  const names = new Map(locals)
  return {
    lookup: (name) => {
      const local = names.get(name)
      return local === undefined ? scope.lookup(name) : local
    },
  }
}
