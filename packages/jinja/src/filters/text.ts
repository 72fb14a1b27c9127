import { formatPercent } from '../formatting/percent.ts'
import { replaceText } from '../methods/string/search.ts'
import { strip } from '../methods/string/strip.ts'
import { smallInteger } from '../runtime/numbers.ts'
import { typeError } from '../runtime/python-error.ts'
import { text } from '../runtime/text.ts'
import { Tuple } from '../values/tuple.ts'
import type { Value } from '../values/value.ts'
import { type FilterEntry, filter } from './filter.ts'

export const textFilters: readonly FilterEntry[] = [
  filter('trim', [['chars', null]], (value, [chars = null]) => strip(text(value), chars, 'both')),
  filter('replace', ['old', 'new', ['count', null]], (value, [old = '', replacement = '', count = null]) =>
    replaceText(text(value), text(old), { text: text(replacement), limit: smallInteger(count) ?? -1 }),
  ),
  filter('wordcount', [], (value) => text(value).match(/[\p{L}\p{N}_]+/gu)?.length ?? 0),
  [
    'format',
    (value, { positional, named }) => {
      if (positional.length > 0 && named.size > 0) {
        throw typeError("can't handle positional and keyword arguments at the same time")
      }
      const argument: Value = named.size > 0 ? new Map<Value, Value>(named) : new Tuple(positional)
      return formatPercent(text(value), argument)
    },
  ],
]
