import { argumentsOf, type Arguments } from '../runtime/arguments.ts'
import { bindArguments } from '../runtime/bind-arguments.ts'
import { orderOf } from '../runtime/comparison.ts'
import { PythonError, typeError } from '../runtime/python-error.ts'
import { truth } from '../runtime/truth.ts'
import { typeName } from '../runtime/type-name.ts'
import { HostObject } from '../values/host-object.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'

/** list.sort(): in place and stable, also backwards. */
export function sort(self: Value, args: Arguments): Value | Promise<Value> {
  if (!Array.isArray(self)) throw typeError("descriptor 'sort' requires a 'list' object")
  if (args.positional.length > 0) throw typeError('sort() takes no positional arguments')
  const [key = null, reverse = false] = bindArguments(args, 'sort', [
    ['key', null],
    ['reverse', false],
  ])
  const direction = truth(reverse) ? -1 : 1
  if (key === null) {
    self.sort((a, b) => direction * orderOf(a, b, '<'))
    return null
  }
  const keys = self.map((item) => keyOf(key, item, args))
  if (!keys.some((each) => each instanceof Promise)) return arrange(self, keys as Value[], direction)
  if (args.asynchronous)
    return Promise.all(keys.map((each) => Promise.resolve(each))).then((settled) =>
      arrange(self, settled, direction),
    )
  for (const each of keys) if (each instanceof Promise) each.catch(() => null)
  throw new PythonError('asynchronous', 'The key of sort() cannot wait for something here.')
}

function keyOf(key: Value, item: Value, args: Arguments): Value | Promise<Value> {
  if (key instanceof Undefined) key.raise()
  if (!(key instanceof HostObject) || key.call === undefined) {
    throw typeError(`'${typeName(key)}' object is not callable`)
  }
  return key.call(argumentsOf([item], undefined, { site: args.site, asynchronous: args.asynchronous }))
}

function arrange(self: Value[], keys: readonly Value[], direction: number): null {
  const sorted = self
    .map((item, index) => ({ item, key: keys[index] ?? null }))
    .toSorted((a, b) => direction * orderOf(a.key, b.key, '<'))
    .map(({ item }) => item)
  self.splice(0, self.length, ...sorted)
  return null
}
