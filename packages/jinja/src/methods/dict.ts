import { toDict, updateDict } from '../globals/dict.ts'
import type { Arguments } from '../runtime/arguments.ts'
import { bindArguments } from '../runtime/bind-arguments.ts'
import { itemsOf } from '../runtime/iteration.ts'
import { findKey, getKey, setKey } from '../runtime/keys.ts'
import { presentOr } from '../runtime/present.ts'
import { PythonError, typeError } from '../runtime/python-error.ts'
import { repr } from '../runtime/text.ts'
import { DictView } from '../values/dict-view.ts'
import { Tuple } from '../values/tuple.ts'
import type { Dict, Value } from '../values/value.ts'
import type { MethodEntry, MethodTable } from './method.ts'

function dictMethod(name: string, body: (self: Dict, args: Arguments) => Value): MethodEntry {
  return [
    name,
    (self, args) => {
      if (!(self instanceof Map)) throw typeError(`descriptor '${name}' requires a 'dict' object`)
      return body(self, args)
    },
  ]
}

function pop(self: Dict, args: Arguments): Value {
  const { positional } = args
  const [key = null, fallback] = positional
  if (positional.length === 0) throw typeError('pop expected at least 1 argument, got 0')
  const found = findKey(self, key)
  if (found === undefined) {
    if (fallback !== undefined) return fallback
    throw new PythonError('lookup', repr(key))
  }
  const value = self.get(found) ?? null
  self.delete(found)
  return value
}

export const dictMethods: MethodTable = new Map([
  dictMethod('get', (self, args) => {
    const [key = null, fallback = null] = bindArguments(args, 'get', ['key', ['default', null]])
    return presentOr(getKey(self, key), () => fallback)
  }),
  dictMethod('keys', (self) => new DictView(self, 'dict_keys')),
  dictMethod('values', (self) => new DictView(self, 'dict_values')),
  dictMethod('items', (self) => new DictView(self, 'dict_items')),
  dictMethod('update', (self, args) => {
    updateDict(self, args.positional)
    for (const [key, value] of args.named) self.set(key, value)
    return null
  }),
  dictMethod('pop', pop),
  dictMethod('popitem', (self) => {
    const last = [...self].at(-1)
    if (last === undefined) throw new PythonError('lookup', "'popitem(): dictionary is empty'")
    self.delete(last[0])
    return new Tuple(last)
  }),
  dictMethod('setdefault', (self, args) => {
    const [key = null, fallback = null] = bindArguments(args, 'setdefault', ['key', ['default', null]])
    const found = getKey(self, key)
    if (found !== undefined) return found
    setKey(self, key, fallback)
    return fallback
  }),
  dictMethod('copy', (self) => new Map(self)),
  dictMethod('clear', (self) => {
    self.clear()
    return null
  }),
  dictMethod('fromkeys', (_self, args) => {
    const [keys = null, value = null] = bindArguments(args, 'fromkeys', ['iterable', ['value', null]])
    return toDict({
      ...args,
      named: new Map(),
      positional: [itemsOf(keys).map((key) => new Tuple([key, value]))],
    })
  }),
])
