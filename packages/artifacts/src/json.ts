/** JSON for an artifact. Values that know their own plain form (floats such as 1.0) are written as that. */
export function toJson(artifact: unknown): string {
  return JSON.stringify(artifact, (_key, value: unknown) => plain(value))
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
