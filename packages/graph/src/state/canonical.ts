/**
 * One text for equal values, however they came: keys in order, and the plain form of values that know one, so
 * that a manifest in memory compares with one that was read from a file. Nothing and null are the same.
 */
export function canonical(value: unknown): string {
  return JSON.stringify(plain(value)) ?? 'null'
}

function plain(value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof Date) return value.toISOString()
  if ('typeName' in value && value.typeName === 'float' && 'value' in value) return plain(value.value)
  const entries = value instanceof Map ? [...value] : Object.entries(value)
  return Object.fromEntries(
    entries
      .map(([key, item]) => [String(key), plain(item)] as const)
      .filter(([, item]) => item !== null)
      .toSorted(([left], [right]) => (left < right ? -1 : 1)),
  )
}

export function same(left: unknown, right: unknown): boolean {
  return left === right || canonical(left) === canonical(right)
}

/** A value as a reader wants it in a sentence. */
export function readable(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  return typeof value === 'string' ? value : canonical(value)
}
