import { argumentInteger } from '../methods/method.ts'
import { equals, orderOf } from '../runtime/comparison.ts'
import { itemsOf } from '../runtime/iteration.ts'
import { truth } from '../runtime/truth.ts'
import { Generator } from '../values/generator.ts'
import { Tuple } from '../values/tuple.ts'
import type { Value } from '../values/value.ts'
import { attributeGetter, foldCase } from './attribute-path.ts'
import { type FilterEntry, filter } from './filter.ts'

/** One group of `groupby`: a pair whose parts have names. */
class Group extends Tuple {
  override getAttribute(name: string): Value | undefined {
    if (name === 'grouper') return this.items[0]
    return name === 'list' ? this.items[1] : undefined
  }
}

function groupBy(
  value: Value,
  [attribute = null, fallback = null, caseSensitive = false]: readonly Value[],
): Value {
  const get = attributeGetter(attribute, fallback)
  const key = (item: Value): Value => (truth(caseSensitive) ? get(item) : foldCase(get(item)))
  const sorted = itemsOf(value).toSorted((a, b) => orderOf(key(a), key(b), '<'))
  const groups: { key: Value; items: Value[] }[] = []
  for (const item of sorted) {
    const last = groups.at(-1)
    if (last !== undefined && equals(last.key, key(item))) last.items.push(item)
    else groups.push({ key: key(item), items: [item] })
  }
  return groups.map(({ items }) => {
    const [first = null] = items
    return new Group([get(first), items])
  })
}

/** Rows of `size` items, the last one filled up when there is something to fill with. */
function batch(value: Value, [linecount = 1, fill = null]: readonly Value[]): Value {
  const size = argumentInteger(linecount)
  const rows: Value[][] = []
  for (const item of itemsOf(value)) {
    const row = rows.at(-1)
    if (row === undefined || row.length === size) rows.push([item])
    else row.push(item)
  }
  const last = rows.at(-1)
  if (fill !== null && last !== undefined) while (last.length < size) last.push(fill)
  return new Generator('do_batch', rows)
}

/** `slices` columns; the first ones are longer when the items do not divide evenly. */
function slice(value: Value, [slices = 1, fill = null]: readonly Value[]): Value {
  const items = itemsOf(value)
  const count = argumentInteger(slices)
  const size = Math.floor(items.length / count)
  const longer = items.length % count
  const columns = Array.from({ length: count }, (_, index) => {
    const start = index * size + Math.min(index, longer)
    const column = items.slice(start, start + size + (index < longer ? 1 : 0))
    if (fill !== null && longer > 0 && index >= longer) column.push(fill)
    return column
  })
  return new Generator('sync_do_slice', columns)
}

export const groupFilters: readonly FilterEntry[] = [
  filter('groupby', ['attribute', ['default', null], ['case_sensitive', false]], groupBy),
  filter('batch', ['linecount', ['fill_with', null]], batch),
  filter('slice', ['slices', ['fill_with', null]], slice),
]
