import { HostObject } from '../values/host-object.ts'
import { Markup } from '../values/markup.ts'
import { Tuple } from '../values/tuple.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { lookupAttribute } from './attributes.ts'
import { lookupItem } from './lookup-item.ts'
import { equals } from './comparison.ts'
import { codePoints, hasSurrogates, itemsOf } from './iteration.ts'
import { findKey } from './keys.ts'
import { smallInteger } from './numbers.ts'
import { typeError, valueError } from './python-error.ts'
import { repr } from './text.ts'
import { objectName, typeName } from './type-name.ts'

/** A bound of a slice with its step, as written between brackets. */
export interface SliceBounds {
  readonly start: Value
  readonly stop: Value
  readonly step: Value
}

/** `object[key]`: the item, else the attribute of that name, else undefined. */
export function getItem(object: Value, key: Value): Value {
  if (object instanceof Undefined) object.raise()
  const item = lookupItem(object, key)
  if (item !== undefined) return item
  if (typeof key === 'string') {
    const attribute = lookupAttribute(object, key)
    if (attribute !== undefined) return attribute
    return new Undefined(`'${objectName(object)}' has no attribute ${repr(key)}`)
  }
  return new Undefined(`${objectName(object)} has no element ${repr(key)}`)
}

export function slice(object: Value, bounds: SliceBounds): Value {
  if (object instanceof Undefined) object.raise()
  if (typeof object === 'string') return sliceText(object, bounds)
  if (object instanceof Markup) return new Markup(sliceText(object.text, bounds))
  if (Array.isArray(object)) return sliceList(object, bounds)
  if (object instanceof Tuple) return new Tuple(sliceList(object.items, bounds))
  if (object instanceof HostObject && object.slice !== undefined) {
    const { start, stop, step } = resolve(bounds, object.length?.() ?? 0)
    return object.slice(start, stop, step)
  }
  if (object instanceof HostObject && object.getItem !== undefined && object.iterate !== undefined) {
    return sliceList(itemsOf(object), bounds)
  }
  throw typeError(`'${typeName(object)}' object is not subscriptable`)
}

function sliceText(text: string, bounds: SliceBounds): string {
  if (hasSurrogates(text)) return sliceList(codePoints(text), bounds).join('')
  const { start, stop, step } = resolve(bounds, text.length)
  if (step === 1) return text.slice(start, Math.max(start, stop))
  return sliceList(codePoints(text), bounds).join('')
}

function sliceList<Item>(items: readonly Item[], bounds: SliceBounds): Item[] {
  const { start, stop, step } = resolve(bounds, items.length)
  if (step === 1) return items.slice(start, Math.max(start, stop))
  const picked: Item[] = []
  for (let index = start; step > 0 ? index < stop : index > stop; index += step) {
    const item = items[index]
    if (item !== undefined) picked.push(item)
  }
  return picked
}

function resolve(bounds: SliceBounds, length: number): { start: number; stop: number; step: number } {
  const step = bound(bounds.step) ?? 1
  if (step === 0) throw valueError('slice step cannot be zero')
  const lowest = step > 0 ? 0 : -1
  const highest = step > 0 ? length : length - 1
  const clamp = (value: number): number =>
    Math.min(highest, Math.max(lowest, value < 0 ? value + length : value))
  const start = bound(bounds.start)
  const stop = bound(bounds.stop)
  return {
    step,
    start: start === undefined ? (step > 0 ? lowest : highest) : clamp(start),
    stop: stop === undefined ? (step > 0 ? highest : lowest) : clamp(stop),
  }
}

function bound(value: Value): number | undefined {
  if (value === null) return undefined
  const index = smallInteger(value)
  if (index === undefined) {
    throw typeError('slice indices must be integers or None or have an __index__ method')
  }
  return index
}

/** Python's `in`. */
export function contains(container: Value, item: Value): boolean {
  if (typeof container === 'string' || container instanceof Markup) {
    const text = typeof container === 'string' ? container : container.text
    if (typeof item === 'string') return text.includes(item)
    if (item instanceof Markup) return text.includes(item.text)
    if (item instanceof Undefined) return item.raise()
    throw typeError(`'in <string>' requires string as left operand, not ${typeName(item)}`)
  }
  if (container instanceof Map) return findKey(container, item) !== undefined
  if (container instanceof HostObject && container.contains !== undefined) return container.contains(item)
  if (!(Array.isArray(container) || (container instanceof HostObject && container.iterate !== undefined))) {
    throw typeError(`argument of type '${typeName(container)}' is not iterable`)
  }
  return itemsOf(container).some((candidate) => equals(candidate, item))
}
