import type { Value } from '@waypoint/jinja'

/** A sequence's item by position, counted from the end when negative. */
export function valueAt(values: readonly Value[], key: Value): Value | undefined {
  return typeof key === 'number' || typeof key === 'bigint' ? values.at(Number(key)) : undefined
}
