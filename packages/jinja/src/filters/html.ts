import { escapeHtml } from '../runtime/escape-html.ts'
import { PythonError } from '../runtime/python-error.ts'
import { text } from '../runtime/text.ts'
import { truth } from '../runtime/truth.ts'
import { Markup } from '../values/markup.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { type FilterEntry, filter } from './filter.ts'

const escape = (value: Value): Markup =>
  value instanceof Markup ? value : new Markup(escapeHtml(text(value)))

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
])

function unescape(html: string): string {
  return html.replace(
    /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities.get(name) ?? whole
      return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal))
    },
  )
}

function stripTags(html: string): string {
  const bare = html.replace(/<!--[\s\S]*?-->/g, '').replace(/<[^>]*>/g, '')
  return unescape(bare.trim().split(/\s+/).join(' '))
}

function attributes(value: Value, autospace: boolean): Value {
  if (!(value instanceof Map)) throw new PythonError('type', 'xmlattr needs a mapping.')
  const pairs: string[] = []
  for (const [key, item] of value) {
    if (item === null || item instanceof Undefined) continue
    const name = text(key)
    if (/[\s/>=]/.test(name)) throw new PythonError('value', `Invalid character in attribute name: '${name}'`)
    pairs.push(`${escapeHtml(name)}="${escapeHtml(text(item))}"`)
  }
  const joined = pairs.join(' ')
  return autospace && joined !== '' ? ` ${joined}` : joined
}

export const htmlFilters: readonly FilterEntry[] = [
  filter('escape', [], escape),
  filter('e', [], escape),
  filter('forceescape', [], (value) => new Markup(escapeHtml(text(value)))),
  filter('safe', [], (value) => new Markup(text(value))),
  filter('striptags', [], (value) => stripTags(text(value))),
  filter('xmlattr', [['autospace', true]], (value, [autospace = true]) =>
    attributes(value, truth(autospace)),
  ),
]
