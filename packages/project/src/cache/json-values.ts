import { Float, type Value } from '@waypoint/jinja'

/** JSON text of data that may hold what JSON has no word for: floats such as 1.0, big integers, dicts. */
export function encodeData(data: unknown): string {
  if (isPlainJson(data)) return JSON.stringify(data)
  return JSON.stringify(tag(data))
}

export function decodeData(text: string): unknown {
  const data: unknown = JSON.parse(text)
  return text.includes(TAG) ? untag(data) : data
}

const TAG = '$waypoint'

/** Most of what a node holds is text: it is passed over without a call. */
function isPlainJson(value: unknown): boolean {
  if (typeof value === 'bigint') return false
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) {
    for (const item of value)
      if (typeof item !== 'string' && (item === undefined || !isPlainJson(item))) return false
    return true
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  for (const key in value) {
    if (key === TAG) return false
    const item = (value as Readonly<Record<string, unknown>>)[key]
    if (typeof item !== 'string' && !isPlainJson(item)) return false
  }
  return true
}

/** Thrown for data that the cache cannot hold: the project is then simply not cached. */
export class NotCacheable extends Error {}

function tag(value: unknown): unknown {
  if (typeof value === 'bigint') return { [TAG]: 'int', value: String(value) }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(tag)
  if (value instanceof Float) return { [TAG]: 'float', value: value.value }
  if (value instanceof Map) return { [TAG]: 'dict', value: [...value].map(tag) }
  if (Object.getPrototypeOf(value) !== Object.prototype || TAG in value) throw new NotCacheable()
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, tag(item)]))
}

function untag(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(untag)
  const record = value as Readonly<Record<string, unknown>>
  switch (record[TAG]) {
    case 'int':
      return BigInt(String(record.value))
    case 'float':
      return new Float(Number(record.value))
    case 'dict':
      return new Map(untag(record.value) as [Value, Value][])
    default:
      return Object.fromEntries(Object.entries(record).map(([key, item]) => [key, untag(item)]))
  }
}
