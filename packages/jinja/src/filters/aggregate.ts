import { add } from '../runtime/arithmetic.ts'
import { orderOf } from '../runtime/comparison.ts'
import { itemsOf, lengthOf } from '../runtime/iteration.ts'
import { presentOr } from '../runtime/present.ts'
import { text } from '../runtime/text.ts'
import { truth } from '../runtime/truth.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { attributeGetter, caseGetter } from './attribute-path.ts'
import { type FilterEntry, filter } from './filter.ts'

function extreme(name: 'min' | 'max'): FilterEntry {
  return filter(
    name,
    [
      ['case_sensitive', false],
      ['attribute', null],
    ],
    (value, [caseSensitive = false, attribute = null]) => {
      const key = caseGetter(attribute, truth(caseSensitive))
      let best: Value | undefined
      for (const item of itemsOf(value)) {
        if (best === undefined) best = item
        else if (
          name === 'min' ? orderOf(key(item), key(best), '<') < 0 : orderOf(key(item), key(best), '>') > 0
        )
          best = item
      }
      return presentOr(best, () => new Undefined('No aggregated item, sequence was empty.'))
    },
  )
}

export const aggregateFilters: readonly FilterEntry[] = [
  extreme('min'),
  extreme('max'),
  filter(
    'sum',
    [
      ['attribute', null],
      ['start', 0],
    ],
    (value, [attribute = null, start = 0]) =>
      itemsOf(value).map(attributeGetter(attribute)).reduce(add, start),
  ),
  filter('length', [], (value) => lengthOf(value)),
  filter('count', [], (value) => lengthOf(value)),
  filter(
    'join',
    [
      ['d', ''],
      ['attribute', null],
    ],
    (value, [separator = '', attribute = null]) =>
      itemsOf(value).map(attributeGetter(attribute)).map(text).join(text(separator)),
  ),
]
