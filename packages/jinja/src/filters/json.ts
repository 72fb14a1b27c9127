import { jsonText } from '../formatting/json.ts'
import { smallInteger } from '../runtime/numbers.ts'
import { Markup } from '../values/markup.ts'
import { type FilterEntry, filter } from './filter.ts'

const unsafe: ReadonlyMap<string, string> = new Map([
  ['<', '\\u003c'],
  ['>', '\\u003e'],
  ['&', '\\u0026'],
  ["'", '\\u0027'],
])

export const jsonFilters: readonly FilterEntry[] = [
  filter('tojson', [['indent', null]], (value, [indent = null]) => {
    const json = jsonText(value, { sortKeys: true, indent: smallInteger(indent) ?? null })
    return new Markup(json.replace(/[<>&']/g, (character) => unsafe.get(character) ?? character))
  }),
]
