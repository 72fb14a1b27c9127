import { codePoints } from '../../runtime/iteration.ts'
import { formatText } from '../../formatting/str-format.ts'
import { argumentsOf } from '../../runtime/arguments.ts'
import { typeError } from '../../runtime/python-error.ts'
import { typeName } from '../../runtime/type-name.ts'
import type { Value } from '../../values/value.ts'
import { asText, type MethodEntry } from '../method.ts'

function translate(text: string, table: Value): string {
  if (!(table instanceof Map)) throw typeError(`'${typeName(table)}' object is not a translation table`)
  return codePoints(text)
    .map((character) => {
      const mapped = table.get(character.codePointAt(0) ?? 0)
      if (mapped === undefined) return character
      if (mapped === null) return ''
      return typeof mapped === 'number' ? String.fromCodePoint(mapped) : asText(mapped)
    })
    .join('')
}

export const formatMethods: readonly MethodEntry[] = [
  ['format', (self, args) => formatText(asText(self), args)],
  [
    'format_map',
    (self, { positional }) => {
      const [mapping] = positional
      const named = new Map<string, Value>()
      if (mapping instanceof Map)
        for (const [key, value] of mapping) if (typeof key === 'string') named.set(key, value)
      return formatText(asText(self), argumentsOf([], named))
    },
  ],
  ['translate', (self, { positional }) => translate(asText(self), positional[0] ?? null)],
]
