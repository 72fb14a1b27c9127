import { HostObject } from '../values/host-object.ts'
import { Markup } from '../values/markup.ts'
import { Tuple } from '../values/tuple.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { findKey } from './keys.ts'
import { numeric } from './numbers.ts'
import { typeError } from './python-error.ts'
import { typeName } from './type-name.ts'

/** Python's ==. */
export function equals(a: Value, b: Value): boolean {
  if (a === b) return !Number.isNaN(a)
  if (typeof a === 'string' && typeof b === 'string') return false
  const x = numeric(a)
  const y = x === undefined ? undefined : numeric(b)
  if (x !== undefined && y !== undefined) return equalNumbers(x, y)
  if (a instanceof HostObject && a.equals !== undefined) return a.equals(b)
  if (b instanceof HostObject && b.equals !== undefined) return b.equals(a)
  if (Array.isArray(a)) return Array.isArray(b) && equalItems(a, b)
  if (a instanceof Tuple) return b instanceof Tuple && equalItems(a.items, b.items)
  if (a instanceof Map) return b instanceof Map && equalDicts(a, b)
  if (a instanceof Markup || b instanceof Markup) return plain(a) === plain(b)
  return a instanceof Undefined && b instanceof Undefined
}

function equalNumbers(x: bigint | number, y: bigint | number): boolean {
  if (typeof x === 'bigint') return typeof y === 'bigint' ? x === y : Number.isInteger(y) && x === BigInt(y)
  if (typeof y === 'number') return x === y
  return Number.isInteger(x) && BigInt(x) === y
}

const plain = (value: Value): Value => (value instanceof Markup ? value.text : value)

function equalItems(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((item, index) => equals(item, b[index] ?? null))
}

function equalDicts(a: Map<Value, Value>, b: Map<Value, Value>): boolean {
  if (a.size !== b.size) return false
  for (const [key, value] of a) {
    const found = findKey(b, key)
    if (found === undefined) return false
    const other = b.get(found)
    if (other === undefined || !equals(value, other)) return false
  }
  return true
}

/** Negative, zero or positive; NaN when the two are floats without an order; undefined between unlike types. */
function order(a: Value, b: Value): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN
  const left = plain(a)
  const right = plain(b)
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right)
  const x = numeric(a)
  const y = x === undefined ? undefined : numeric(b)
  if (x !== undefined && y !== undefined) return x < y ? -1 : x > y ? 1 : equals(a, b) ? 0 : Number.NaN
  if (Array.isArray(a) && Array.isArray(b)) return orderItems(a, b)
  if (a instanceof Tuple && b instanceof Tuple) return orderItems(a.items, b.items)
  if (a instanceof Undefined) a.raise()
  if (b instanceof Undefined) b.raise()
  if (a instanceof HostObject && a.compare !== undefined) return a.compare(b)
  if (b instanceof HostObject && b.compare !== undefined) {
    const reflected = b.compare(a)
    return reflected === undefined ? undefined : -reflected
  }
  return undefined
}

function orderItems(a: readonly Value[], b: readonly Value[]): number | undefined {
  for (const [index, item] of a.entries()) {
    const other = b[index]
    if (other === undefined) return 1
    if (!equals(item, other)) return orderOf(item, other, '<')
  }
  return a.length - b.length
}

/** By code point, as Python orders strings. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index += 1) {
    const x = a.charCodeAt(index)
    const y = b.charCodeAt(index)
    if (x === y) continue
    const surrogates = x >= 0xd800 && y >= 0xd800 && (x <= 0xdfff || y <= 0xdfff)
    return surrogates ? (x <= 0xdfff ? x + 0x10000 : x) - (y <= 0xdfff ? y + 0x10000 : y) : x - y
  }
  return a.length - b.length
}

/** Orders two values or raises as Python's `<` does. */
export function orderOf(a: Value, b: Value, operator: '<' | '<=' | '>' | '>='): number {
  const result = order(a, b)
  if (result !== undefined) return result
  throw typeError(`'${operator}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`)
}
