import type { Value } from '../values/value.ts'

/** The value unless it is absent; None is a value. */
export function presentOr(value: Value | undefined, fallback: () => Value): Value {
  return value === undefined ? fallback() : value
}
