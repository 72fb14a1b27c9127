import { Float } from '../values/float.ts'
import { HostObject } from '../values/host-object.ts'
import { Markup } from '../values/markup.ts'
import { Tuple } from '../values/tuple.ts'
import type { Dict, Value } from '../values/value.ts'
import { typeError } from './python-error.ts'
import { typeName } from './type-name.ts'

/** Keys that Python holds equal share a form: 1, 1.0 and True, or two equal tuples. */
function canonical(key: Value): string | number | bigint | Value {
  if (typeof key === 'boolean') return key ? 1 : 0
  if (key instanceof Float) return key.value
  if (key instanceof Markup) return key.text
  return key
}

function sameKey(a: Value, b: Value): boolean {
  const x = canonical(a)
  const y = canonical(b)
  if (x === y) return true
  if (x instanceof Tuple && y instanceof Tuple) {
    return (
      x.items.length === y.items.length &&
      x.items.every((item, index) => sameKey(item, y.items[index] ?? null))
    )
  }
  return x instanceof HostObject && x.equals !== undefined && x.equals(y)
}

/** The key of the dict that equals `key`; undefined when there is none. */
export function findKey(dict: ReadonlyMap<Value, unknown>, key: Value): Value | undefined {
  if (dict.has(key)) return key
  if (typeof key === 'string' || key === null) return undefined
  if (Array.isArray(key) || key instanceof Map) throw typeError(`unhashable type: '${typeName(key)}'`)
  for (const candidate of dict.keys()) {
    if (typeof candidate !== 'string' && sameKey(candidate, key)) return candidate
  }
  return key instanceof Markup && dict.has(key.text) ? key.text : undefined
}

export function getKey(dict: ReadonlyMap<Value, Value>, key: Value): Value | undefined {
  const direct = dict.get(key)
  if (direct !== undefined) return direct
  const found = findKey(dict, key)
  return found === undefined ? undefined : dict.get(found)
}

export function setKey(dict: Dict, key: Value, value: Value): void {
  const plain = key instanceof Markup ? key.text : key
  dict.set(findKey(dict, plain) ?? plain, value)
}

export function dictOf(entries: Iterable<readonly [Value, Value]>): Dict {
  const dict: Dict = new Map()
  for (const [key, value] of entries) setKey(dict, key, value)
  return dict
}
