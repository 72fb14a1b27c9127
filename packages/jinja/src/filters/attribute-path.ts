import { getItem } from '../runtime/items.ts'
import { isInteger } from '../runtime/numbers.ts'
import { text } from '../runtime/text.ts'
import { Markup } from '../values/markup.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'

export type Getter = (item: Value) => Value

/** Reads `a.b.0` from an item; without an attribute, the item itself. */
export function attributeGetter(attribute: Value, fallback: Value = null): Getter {
  if (attribute === null) return (item) => item
  const parts: Value[] = isInteger(attribute)
    ? [attribute]
    : text(attribute)
        .split('.')
        .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
  return (item) => {
    let value = item
    for (const part of parts) {
      value = getItem(value, part)
      if (value instanceof Undefined && fallback !== null) return fallback
    }
    return value
  }
}

export function foldCase(value: Value): Value {
  if (typeof value === 'string') return value.toLowerCase()
  return value instanceof Markup ? value.text.toLowerCase() : value
}

/** The getter, with text folded unless case matters. */
export function caseGetter(attribute: Value, caseSensitive: boolean): Getter {
  const get = attributeGetter(attribute)
  return caseSensitive ? get : (item) => foldCase(get(item))
}
