import { type Arguments, callable, itemsOf, PythonError, Tuple, type Value } from '@waypoint/jinja'
import { Module } from './module.ts'

/** Python's itertools, without the endless ones. Results are lists. */
export const itertools = new Module('itertools', {
  chain: callable('chain', ({ positional }) => positional.flatMap((each) => [...itemsOf(each)])),
  product: callable('product', (args) => {
    const lists = args.positional.map(itemsOf)
    const repeat = Number(args.named.get('repeat') ?? 1)
    return product(Array.from({ length: repeat }, () => lists).flat()).map((row) => new Tuple(row))
  }),
  combinations: callable('combinations', (args) => {
    const { items, size } = itemsAndSize(args, 'combinations')
    return combinations(items, size).map((row) => new Tuple(row))
  }),
  permutations: callable('permutations', (args) => {
    const { items, size } = itemsAndSize(args, 'permutations')
    return permutations(items, size).map((row) => new Tuple(row))
  }),
  zip_longest: callable('zip_longest', ({ positional, named }) => {
    const lists = positional.map(itemsOf)
    const length = Math.max(0, ...lists.map((list) => list.length))
    const filler = named.get('fillvalue') ?? null
    return Array.from({ length }, (_, row) => new Tuple(lists.map((list) => list[row] ?? filler)))
  }),
  accumulate: callable('accumulate', ({ positional }) => {
    let sum = 0
    return itemsOf(positional[0] ?? []).map((item) => (sum += Number(item)))
  }),
  islice: callable('islice', ({ positional }) => {
    const [items = [], first, second, step] = positional
    const [start, stop] = second === undefined ? [0, first] : [Number(first ?? 0), second]
    const chosen = itemsOf(items).slice(start, stop === null || stop === undefined ? undefined : Number(stop))
    return chosen.filter((_, index) => index % Number(step ?? 1) === 0)
  }),
})

function itemsAndSize(
  { positional, named }: Arguments,
  name: string,
): {
  readonly items: readonly Value[]
  readonly size: number
} {
  const [list, given] = positional
  if (list === undefined) throw new PythonError('type', `${name}() needs something to iterate`)
  const items = itemsOf(list)
  return { items, size: Number(given ?? named.get('r') ?? items.length) }
}

function product(lists: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
  return lists.reduce<readonly (readonly Value[])[]>(
    (rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])),
    [[]],
  )
}

function combinations(items: readonly Value[], size: number): readonly (readonly Value[])[] {
  if (size === 0) return [[]]
  return items.flatMap((item, index) =>
    combinations(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]),
  )
}

function permutations(items: readonly Value[], size: number): readonly (readonly Value[])[] {
  if (size === 0) return [[]]
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)], size - 1).map((rest) => [
      item,
      ...rest,
    ]),
  )
}
