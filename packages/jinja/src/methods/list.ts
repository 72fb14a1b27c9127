import { bindArguments, type Parameter } from '../runtime/bind-arguments.ts'
import { equals } from '../runtime/comparison.ts'
import { itemsOf } from '../runtime/iteration.ts'
import { PythonError, typeError, valueError } from '../runtime/python-error.ts'
import { repr } from '../runtime/text.ts'
import type { List, Value } from '../values/value.ts'
import {
  argumentInteger,
  type Method,
  type MethodEntry,
  type MethodTable,
  optionalInteger,
} from './method.ts'
import { sort } from './sort.ts'

function listMethod(
  name: string,
  parameters: readonly Parameter[],
  body: (self: List, args: readonly Value[]) => Value,
): MethodEntry {
  return [
    name,
    (self, args) => {
      if (!Array.isArray(self)) throw typeError(`descriptor '${name}' requires a 'list' object`)
      return body(self, bindArguments(args, name, parameters))
    },
  ]
}

function pop(self: List, index: Value): Value {
  if (self.length === 0) throw new PythonError('lookup', 'pop from empty list')
  const at = argumentInteger(index)
  const position = at < 0 ? at + self.length : at
  const [removed] = position >= 0 && position < self.length ? self.splice(position, 1) : []
  if (removed === undefined) throw new PythonError('lookup', 'pop index out of range')
  return removed
}

function indexOf(self: List, args: readonly Value[]): number {
  const [wanted = null, start, stop] = args
  const range = self.slice(optionalInteger(start) ?? 0, optionalInteger(stop) ?? undefined)
  const found = range.findIndex((item) => equals(item, wanted))
  if (found < 0) throw valueError(`${repr(wanted)} is not in list`)
  const offset = optionalInteger(start) ?? 0
  return found + (offset < 0 ? Math.max(0, offset + self.length) : offset)
}

export const listMethods: MethodTable = new Map<string, Method>([
  listMethod('append', ['object'], (self, [item = null]) => {
    self.push(item)
    return null
  }),
  listMethod('extend', ['iterable'], (self, [items = null]) => {
    self.push(...itemsOf(items))
    return null
  }),
  listMethod('insert', ['index', 'object'], (self, [index, item = null]) => {
    self.splice(argumentInteger(index), 0, item)
    return null
  }),
  listMethod('pop', [['index', -1]], (self, [index = -1]) => pop(self, index)),
  listMethod('remove', ['value'], (self, [value = null]) => {
    const index = self.findIndex((item) => equals(item, value))
    if (index < 0) throw valueError('list.remove(x): x not in list')
    self.splice(index, 1)
    return null
  }),
  listMethod('index', ['value', ['start', 0], ['stop', null]], indexOf),
  listMethod('count', ['value'], (self, [value = null]) => self.filter((item) => equals(item, value)).length),
  ['sort', sort],
  listMethod('reverse', [], (self) => {
    self.reverse()
    return null
  }),
  listMethod('copy', [], (self) => [...self]),
  listMethod('clear', [], (self) => {
    self.length = 0
    return null
  }),
])
