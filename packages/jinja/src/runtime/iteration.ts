import { HostObject } from '../values/host-object.ts'
import { Markup } from '../values/markup.ts'
import type { Value } from '../values/value.ts'
import { typeError } from './python-error.ts'
import { typeName } from './type-name.ts'

/** The items of an iterable. A list is returned itself, so that a loop sees what is appended meanwhile. */
export function itemsOf(value: Value): readonly Value[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'string') return codePoints(value)
  if (value instanceof Map) return [...value.keys()]
  if (value instanceof Markup) return codePoints(value.text)
  if (value instanceof HostObject && value.iterate !== undefined) {
    const items = value.iterate()
    return Array.isArray(items) ? items : [...items]
  }
  throw typeError(`'${typeName(value)}' object is not iterable`)
}

export function isIterable(value: Value): boolean {
  if (typeof value === 'string' || Array.isArray(value) || value instanceof Map || value instanceof Markup)
    return true
  return value instanceof HostObject && value.iterate !== undefined
}

/** Exactly `count` items, as tuple assignment wants them. */
export function unpack(value: Value, count: number): readonly Value[] {
  const items = itemsOf(value)
  if (items.length < count) {
    throw typeError(`not enough values to unpack (expected ${count}, got ${items.length})`)
  }
  if (items.length > count) throw typeError(`too many values to unpack (expected ${count})`)
  return items
}

/** Python's len(). */
export function lengthOf(value: Value): number {
  if (typeof value === 'string') return codePointLength(value)
  if (Array.isArray(value)) return value.length
  if (value instanceof Map) return value.size
  if (value instanceof HostObject && value.length !== undefined) return value.length()
  throw typeError(`object of type '${typeName(value)}' has no len()`)
}

const surrogate = /[\ud800-\udfff]/

/** The characters of a text as Python counts them. */
export function codePoints(value: string): string[] {
  return Array.from(value)
}

export function hasSurrogates(value: string): boolean {
  return surrogate.test(value)
}

function codePointLength(value: string): number {
  return hasSurrogates(value) ? codePoints(value).length : value.length
}
