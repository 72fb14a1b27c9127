import { toPlain } from '@waypoint/context'
import { Float, text, type Value } from '@waypoint/jinja'

/** A rendered value as YAML data; floats stay floats. */
export function toPlainFloats(value: Value): unknown {
  if (value instanceof Float) return value
  if (Array.isArray(value)) return value.map(toPlainFloats)
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, item]) => [text(key), toPlainFloats(item)]))
  }
  return toPlain(value)
}
