import { HostObject, type Value } from '@waypoint/jinja'

/** Python's str() of a value. */
export function textOf(value: Value | undefined): string {
  if (value instanceof HostObject) return value.toText?.() ?? value.toRepr?.() ?? value.typeName
  return value === undefined || value === null ? 'None' : String(value)
}
