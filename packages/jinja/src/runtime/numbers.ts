import { Float } from '../values/float.ts'
import type { Value } from '../values/value.ts'

/** The canonical form of an exact integer. */
export function integer(value: bigint): number | bigint {
  const small = Number(value)
  return Number.isSafeInteger(small) ? small : value
}

/** An int (or bool) as bigint, a float as number, anything else undefined. */
export function numeric(value: Value): bigint | number | undefined {
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) ? BigInt(value) : value
    case 'bigint':
      return value
    case 'boolean':
      return value ? 1n : 0n
    default:
      return value instanceof Float ? value.value : undefined
  }
}

export function isInteger(value: Value): value is number | bigint | boolean {
  return typeof value === 'number'
    ? Number.isInteger(value)
    : typeof value === 'bigint' || typeof value === 'boolean'
}

export function isFloat(value: Value): value is number | Float {
  return typeof value === 'number' ? !Number.isInteger(value) : value instanceof Float
}

/** An int that is small enough for an index or a count; undefined for any other type. */
export function smallInteger(value: Value): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'bigint' ? Number(value) : undefined
}

/** Any number as a JavaScript number; undefined for any other type. */
export function toNumber(value: Value): number | undefined {
  const number = numeric(value)
  return number === undefined ? undefined : Number(number)
}
