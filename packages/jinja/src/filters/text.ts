import { formatPercent } from '../formatting/percent.ts'
import { formatMarkup } from '../formatting/format-markup.ts'
import { replaceText } from '../methods/string/search.ts'
import { strip } from '../methods/string/strip.ts'
import { bindArguments } from '../runtime/bind-arguments.ts'
import type { FilterFunction } from '../runtime/environment.ts'
import { escaped } from '../runtime/escaping.ts'
import { smallInteger } from '../runtime/numbers.ts'
import { typeError } from '../runtime/python-error.ts'
import { text } from '../runtime/text.ts'
import { Markup } from '../values/markup.ts'
import { Tuple } from '../values/tuple.ts'
import type { Value } from '../values/value.ts'
import { type FilterEntry, filter } from './filter.ts'

/** Where output is escaped, a safe part makes the whole safe. */
const replace: FilterFunction = (value, args) => {
  const [old = '', inserted = '', count = null] = bindArguments(args, 'replace', [
    'old',
    'new',
    ['count', null],
  ])
  const limit = smallInteger(count) ?? -1
  const isSafe = args.escapes === true && [value, old, inserted].some((each) => each instanceof Markup)
  if (!isSafe) return replaceText(text(value), text(old), { text: text(inserted), limit })
  return new Markup(replaceText(escaped(value), text(old), { text: escaped(inserted), limit }))
}

export const textFilters: readonly FilterEntry[] = [
  filter('trim', [['chars', null]], (value, [chars = null]) => strip(text(value), chars, 'both')),
  ['replace', replace],
  filter('wordcount', [], (value) => text(value).match(/[\p{L}\p{N}_]+/gu)?.length ?? 0),
  [
    'format',
    (value, { positional, named }) => {
      if (positional.length > 0 && named.size > 0) {
        throw typeError("can't handle positional and keyword arguments at the same time")
      }
      const argument: Value = named.size > 0 ? new Map<Value, Value>(named) : new Tuple(positional)
      return value instanceof Markup ? formatMarkup(value, argument) : formatPercent(text(value), argument)
    },
  ],
]
