/** JSON for an artifact. Values that know their own plain form (floats such as 1.0) are written as that. */
export function toJson(artifact: unknown): string {
  return isPlain(artifact)
    ? JSON.stringify(artifact)
    : JSON.stringify(artifact, (_key, value: unknown) => plain(value))
}

/**
 * Whether JSON.stringify alone writes it right: asking each value beforehand is cheaper than a replacer.
 * Most of what an artifact holds is text, which is passed over without a call.
 */
function isPlain(value: unknown): boolean {
  if (typeof value === 'bigint') return false
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item !== 'string' && !isPlain(item)) return false
    return true
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  for (const key in value) {
    const item = (value as Readonly<Record<string, unknown>>)[key]
    if (typeof item !== 'string' && !isPlain(item)) return false
  }
  return true
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (value instanceof Map) return Object.fromEntries(value)
  if (isFloat(value)) return value.value
  return value
}

function isFloat(value: unknown): value is { readonly value: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'typeName' in value &&
    value.typeName === 'float' &&
    'value' in value &&
    typeof value.value === 'number'
  )
}
