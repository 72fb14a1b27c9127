import { add } from '../runtime/arithmetic.ts'
import { bindArguments } from '../runtime/bind-arguments.ts'
import { orderOf } from '../runtime/comparison.ts'
import type { FilterFunction } from '../runtime/environment.ts'
import { escaped } from '../runtime/escaping.ts'
import { itemsOf, lengthOf } from '../runtime/iteration.ts'
import { presentOr } from '../runtime/present.ts'
import { text } from '../runtime/text.ts'
import { truth } from '../runtime/truth.ts'
import { Markup } from '../values/markup.ts'
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

/** Where output is escaped, one safe part makes the result safe and has the others escaped. */
const join: FilterFunction = (value, args) => {
  const [separator = '', attribute = null] = bindArguments(args, 'join', [
    ['d', ''],
    ['attribute', null],
  ])
  const items = itemsOf(value).map(attributeGetter(attribute))
  const isSafe = args.escapes === true && [separator, ...items].some((each) => each instanceof Markup)
  if (!isSafe) return items.map(text).join(text(separator))
  return new Markup(items.map(escaped).join(escaped(separator)))
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
  ['join', join],
]
