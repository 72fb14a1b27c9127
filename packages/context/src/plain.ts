import { Float, HostObject, Tuple, type Value } from '@waypoint/jinja'

/** Data of YAML or JSON as a template sees it: objects become dicts, arrays lists. */
export function toValue(plain: unknown): Value {
  if (plain === null || plain === undefined) return null
  switch (typeof plain) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'bigint':
      return plain
    default:
      break
  }
  if (plain instanceof HostObject) return plain
  if (Array.isArray(plain)) return plain.map(toValue)
  if (plain instanceof Map) return new Map([...plain].map(([key, value]) => [toValue(key), toValue(value)]))
  if (plain instanceof Date) return plain.toISOString()
  return new Map(Object.entries(plain).map(([key, value]) => [key, toValue(value)]))
}

/** A template's value as data for an artifact: dicts become objects, what is no data becomes its text. */
export function toPlain(value: Value): unknown {
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, item]) => [String(toPlain(key)), toPlain(item)]))
  }
  if (Array.isArray(value)) return value.map(toPlain)
  if (value instanceof Tuple) return value.items.map(toPlain)
  if (value instanceof Float) return value.value
  if (value instanceof HostObject) {
    if (value.toJson !== undefined) return toPlain(value.toJson())
    if (value.toText === undefined && value.iterate !== undefined) return [...value.iterate()].map(toPlain)
    return value.toText?.() ?? null
  }
  return value
}
