import { orderOf } from '../runtime/comparison.ts'
import { PythonError, typeError } from '../runtime/python-error.ts'
import { text } from '../runtime/text.ts'
import { truth } from '../runtime/truth.ts'
import { Generator } from '../values/generator.ts'
import { Tuple } from '../values/tuple.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { foldCase } from './attribute-path.ts'
import { type FilterEntry, filter } from './filter.ts'

function entriesOf(value: Value): [Value, Value][] {
  if (value instanceof Map) return [...value]
  if (value instanceof Undefined) value.raise()
  throw typeError('Can only get item pairs from a mapping.')
}

const sortParameters = [
  ['case_sensitive', false],
  ['by', 'key'],
  ['reverse', false],
] as const

export const dictFilters: readonly FilterEntry[] = [
  filter(
    'items',
    [],
    (value) =>
      new Generator(
        'do_items',
        value instanceof Undefined ? [] : entriesOf(value).map((entry) => new Tuple(entry)),
      ),
  ),
  filter('dictsort', sortParameters, (value, [caseSensitive = false, by = 'key', reverse = false]) => {
    if (by !== 'key' && by !== 'value') {
      throw new PythonError('value', `You can only sort by either "key" or "value", not "${text(by)}"`)
    }
    const position = by === 'key' ? 0 : 1
    const key = (entry: readonly [Value, Value]): Value =>
      truth(caseSensitive) ? entry[position] : foldCase(entry[position])
    const direction = truth(reverse) ? -1 : 1
    const sorted = entriesOf(value).toSorted((a, b) => direction * orderOf(key(a), key(b), '<'))
    return sorted.map((entry) => new Tuple(entry))
  }),
]
