import { stripTags } from '../formatting/html.ts'
import { escapeHtml } from '../runtime/escape-html.ts'
import { escape, escaped, markup } from '../runtime/escaping.ts'
import { PythonError } from '../runtime/python-error.ts'
import { text } from '../runtime/text.ts'
import { truth } from '../runtime/truth.ts'
import { Markup } from '../values/markup.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { type FilterEntry, filter } from './filter.ts'

function attributes(value: Value, autospace: boolean): Value {
  if (!(value instanceof Map)) throw new PythonError('type', 'xmlattr needs a mapping.')
  const pairs: string[] = []
  for (const [key, item] of value) {
    if (item === null || item instanceof Undefined) continue
    const name = text(key)
    if (/[\s/>=]/.test(name)) throw new PythonError('value', `Invalid character in attribute name: '${name}'`)
    pairs.push(`${escapeHtml(name)}="${escaped(item)}"`)
  }
  const joined = pairs.join(' ')
  return autospace && joined !== '' ? ` ${joined}` : joined
}

export const htmlFilters: readonly FilterEntry[] = [
  filter('escape', [], escape),
  filter('e', [], escape),
  filter('forceescape', [], (value) => new Markup(escapeHtml(text(value)))),
  filter('safe', [], markup),
  filter('striptags', [], (value) => stripTags(text(value))),
  filter('xmlattr', [['autospace', true]], (value, [autospace = true]) =>
    attributes(value, truth(autospace)),
  ),
]
