import { text, type Value } from '@waypoint/jinja'

/** Python's str() of an argument; a missing one is None. */
export function textOf(value: Value | undefined): string {
  return text(value ?? null)
}
