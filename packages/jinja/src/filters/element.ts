import { lookupAttribute, missingAttribute } from '../runtime/attributes.ts'
import { codePoints, itemsOf } from '../runtime/iteration.ts'
import { presentOr } from '../runtime/present.ts'
import { typeError } from '../runtime/python-error.ts'
import { text } from '../runtime/text.ts'
import { Generator } from '../values/generator.ts'
import { Markup } from '../values/markup.ts'
import { Undefined } from '../values/undefined.ts'
import { type FilterEntry, filter } from './filter.ts'

export const elementFilters: readonly FilterEntry[] = [
  filter('first', [], (value) =>
    presentOr(itemsOf(value)[0], () => new Undefined('No first item, sequence was empty.')),
  ),
  filter('last', [], (value) => {
    if (value instanceof Generator) throw typeError("'generator' object is not reversible")
    return presentOr(itemsOf(value).at(-1), () => new Undefined('No last item, sequence was empty.'))
  }),
  filter('random', [], (value, _args, { random }) => {
    const items = itemsOf(value)
    const index = Math.floor(random() * items.length)
    return presentOr(items[index], () => new Undefined('No random item, sequence was empty.'))
  }),
  filter('reverse', [], (value) => {
    if (typeof value === 'string' || value instanceof Markup)
      return codePoints(text(value)).toReversed().join('')
    return itemsOf(value).toReversed()
  }),
  filter('attr', ['name'], (value, [name = null]) => {
    if (value instanceof Undefined) value.raise()
    return presentOr(lookupAttribute(value, text(name)), () => missingAttribute(value, text(name)))
  }),
]
