/** JSON for an artifact. Values that know their own plain form (floats such as 1.0) are written as that. */
export function toJson(artifact: unknown): string {
  return isPlain(artifact)
    ? JSON.stringify(artifact)
    : JSON.stringify(artifact, (_key, value: unknown) => plain(value))
}

/** Whether JSON.stringify alone writes it right: asking each value beforehand is cheaper than a replacer. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'bigint') return false
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isPlain)
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  for (const key in value) if (!isPlain((value as Readonly<Record<string, unknown>>)[key])) return false
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
