import { bindArguments, callable, itemsOf, PythonError, PythonSet, Tuple, type Value } from '@waypoint/jinja'
import type { ContextName } from '../environment.ts'

/** `set(iterable, default=None)`: a set, or the default where the value cannot be iterated. */
export const set: ContextName = () =>
  callable('set', (args) => {
    const [value, fallback] = bindArguments(args, 'set', ['value', ['default', null]])
    const items = iterableOf(value)
    return items === undefined ? (fallback ?? null) : new PythonSet(items)
  })

export const setStrict: ContextName = () =>
  callable('set_strict', (args) => {
    const [value] = bindArguments(args, 'set_strict', ['value'])
    return new PythonSet(iterableOf(value) ?? refuse('set_strict'))
  })

/** `zip(*lists, default=None)` */
export const zip: ContextName = () =>
  callable('zip', ({ positional, named }) => zipped(positional) ?? named.get('default') ?? null)

export const zipStrict: ContextName = () =>
  callable('zip_strict', ({ positional }) => zipped(positional) ?? refuse('zip_strict'))

function zipped(values: readonly Value[]): Value[] | undefined {
  const lists: (readonly Value[])[] = []
  for (const value of values) {
    const items = iterableOf(value)
    if (items === undefined) return undefined
    lists.push(items)
  }
  const length = lists.length === 0 ? 0 : Math.min(...lists.map((list) => list.length))
  return Array.from({ length }, (_, row) => new Tuple(lists.map((list) => list[row] as Value)))
}

function iterableOf(value: Value | undefined): readonly Value[] | undefined {
  try {
    return itemsOf(value ?? null)
  } catch (error) {
    if (error instanceof PythonError) return undefined
    throw error
  }
}

function refuse(name: string): never {
  throw new PythonError('type', `${name}() takes something that can be iterated`)
}
