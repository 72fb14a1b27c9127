import { smallInteger } from '../runtime/numbers.ts'
import { toFloat, toInteger } from '../runtime/convert.ts'
import { itemsOf } from '../runtime/iteration.ts'
import { PythonError } from '../runtime/python-error.ts'
import { text } from '../runtime/text.ts'
import { truth } from '../runtime/truth.ts'
import { Markup } from '../values/markup.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { type FilterEntry, filter } from './filter.ts'
import { prettyPrint } from './pretty-print.ts'

/** The first attempt that does not fail for its value or type. */
function firstOf(attempts: readonly (() => Value)[], fallback: Value): Value {
  for (const attempt of attempts) {
    try {
      return attempt()
    } catch (error) {
      if (!(error instanceof PythonError) || (error.code !== 'type' && error.code !== 'value')) throw error
    }
  }
  return fallback
}

const withDefault = (value: Value, [fallback = '', boolean = false]: readonly Value[]): Value =>
  value instanceof Undefined || (truth(boolean) && !truth(value)) ? fallback : value

const defaultParameters = [
  ['default_value', ''],
  ['boolean', false],
] as const

export const conversionFilters: readonly FilterEntry[] = [
  filter('default', defaultParameters, withDefault),
  filter('d', defaultParameters, withDefault),
  filter(
    'int',
    [
      ['default', 0],
      ['base', 10],
    ],
    (value, [fallback = 0, base = 10]) => {
      if (value instanceof Undefined) value.raise()
      return firstOf(
        [() => toInteger(value, smallInteger(base) ?? 10), () => toInteger(toFloat(value))],
        fallback,
      )
    },
  ),
  filter('float', [['default', 0]], (value, [fallback = 0]) => {
    if (value instanceof Undefined) value.raise()
    return firstOf([() => toFloat(value)], fallback === 0 ? toFloat(0) : fallback)
  }),
  filter('string', [], (value) => (value instanceof Markup ? value : text(value))),
  filter('list', [], (value) => [...itemsOf(value)]),
  filter('pprint', [], (value) => prettyPrint(value)),
]
