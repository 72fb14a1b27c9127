import { Float, HostObject, PythonError, Tuple, type Value } from '@waypoint/jinja'

/** JSON as Python's json.dumps writes it: `, ` and `: ` between items, ASCII only, floats with their point. */
export function jsonText(value: Value, sortKeys = false): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return asciiString(value)
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value)
  if (Array.isArray(value)) return `[${value.map((item) => jsonText(item, sortKeys)).join(', ')}]`
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]) => [keyText(key), item] as const)
    if (sortKeys) entries.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
    return `{${entries.map(([key, item]) => `${asciiString(key)}: ${jsonText(item, sortKeys)}`).join(', ')}}`
  }
  if (value instanceof Float) return value.value.toFixed(1)
  if (value instanceof Tuple) return jsonText([...value.items], sortKeys)
  return jsonText(hostJson(value), sortKeys)
}

function hostJson(value: HostObject): Value {
  const json = value.toJson?.() ?? value.toText?.()
  if (json === undefined)
    throw new PythonError('type', `Object of type ${value.typeName} is not JSON serializable`)
  return json
}

function keyText(key: Value): string {
  return typeof key === 'string' ? key : jsonText(key)
}

function asciiString(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
