import { HostObject } from '../values/host-object.ts'
import { Markup } from '../values/markup.ts'
import { Tuple } from '../values/tuple.ts'
import type { Value } from '../values/value.ts'
import { codePoints, hasSurrogates } from './iteration.ts'
import { getKey } from './keys.ts'
import { smallInteger } from './numbers.ts'

/** The item under a key or index; undefined when there is none. */
export function lookupItem(object: Value, key: Value): Value | undefined {
  if (object instanceof Map) {
    if (key instanceof HostObject || Array.isArray(key) || key instanceof Map)
      return hashable(key) ? getKey(object, key) : undefined
    return getKey(object, key)
  }
  if (Array.isArray(object)) return element(object, key)
  if (typeof object === 'string') return character(object, key)
  if (object instanceof Tuple) return element(object.items, key)
  if (object instanceof Markup) {
    const found = character(object.text, key)
    return found === undefined ? undefined : new Markup(found)
  }
  if (object instanceof HostObject) return object.getItem?.(key)
  return undefined
}

function hashable(key: Value): boolean {
  return !Array.isArray(key) && !(key instanceof Map)
}

function element(items: readonly Value[], key: Value): Value | undefined {
  const index = smallInteger(key)
  if (index === undefined) return undefined
  return items[index < 0 ? index + items.length : index]
}

function character(text: string, key: Value): string | undefined {
  const index = smallInteger(key)
  if (index === undefined) return undefined
  const characters = hasSurrogates(text) ? codePoints(text) : text
  return characters[index < 0 ? index + characters.length : index]
}
