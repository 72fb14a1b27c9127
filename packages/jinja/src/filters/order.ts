import { orderOf } from '../runtime/comparison.ts'
import { isInteger } from '../runtime/numbers.ts'
import { itemsOf } from '../runtime/iteration.ts'
import { findKey } from '../runtime/keys.ts'
import { text } from '../runtime/text.ts'
import { truth } from '../runtime/truth.ts'
import { Generator } from '../values/generator.ts'
import type { Value } from '../values/value.ts'
import { caseGetter, type Getter } from './attribute-path.ts'
import { type FilterEntry, filter } from './filter.ts'

/** `a,b` sorts by several attributes. */
function sortKey(attribute: Value, caseSensitive: boolean): Getter {
  if (attribute === null || isInteger(attribute)) return caseGetter(attribute, caseSensitive)
  const getters = text(attribute)
    .split(',')
    .map((part) => caseGetter(part, caseSensitive))
  return (item) => getters.map((get) => get(item))
}

const sortParameters = [
  ['reverse', false],
  ['case_sensitive', false],
  ['attribute', null],
] as const

export const orderFilters: readonly FilterEntry[] = [
  filter('sort', sortParameters, (value, [reverse = false, caseSensitive = false, attribute = null]) => {
    const key = sortKey(attribute, truth(caseSensitive))
    const direction = truth(reverse) ? -1 : 1
    return itemsOf(value)
      .map((item) => ({ item, key: key(item) }))
      .toSorted((a, b) => direction * orderOf(a.key, b.key, '<'))
      .map(({ item }) => item)
  }),
  filter(
    'unique',
    [
      ['case_sensitive', false],
      ['attribute', null],
    ],
    (value, [caseSensitive = false, attribute = null]) => {
      const key = caseGetter(attribute, truth(caseSensitive))
      const seen = new Map<Value, null>()
      const distinct = itemsOf(value).filter((item) => {
        const found = key(item)
        if (findKey(seen, found) !== undefined) return false
        seen.set(found, null)
        return true
      })
      return new Generator('sync_do_unique', distinct)
    },
  ),
]
