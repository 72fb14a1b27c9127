import { codePoints } from '../../runtime/iteration.ts'
import type { Value } from '../../values/value.ts'
import { argumentText, type MethodEntry, stringMethod } from '../method.ts'

type Side = 'both' | 'left' | 'right'

/** Removes whitespace, or any of the characters given, from the ends of a text. */
export function strip(text: string, characters: Value, side: Side): string {
  if (characters === null) {
    if (side === 'left') return text.trimStart()
    return side === 'right' ? text.trimEnd() : text.trim()
  }
  const removed = new Set(argumentText(characters, 'strip arg'))
  const all = codePoints(text)
  let start = 0
  let end = all.length
  if (side !== 'right') while (start < end && removed.has(all[start] ?? '')) start += 1
  if (side !== 'left') while (end > start && removed.has(all[end - 1] ?? '')) end -= 1
  return all.slice(start, end).join('')
}

export const stripMethods: readonly MethodEntry[] = [
  stringMethod('strip', [['chars', null]], (self, [chars = null]) => strip(self, chars, 'both')),
  stringMethod('lstrip', [['chars', null]], (self, [chars = null]) => strip(self, chars, 'left')),
  stringMethod('rstrip', [['chars', null]], (self, [chars = null]) => strip(self, chars, 'right')),
  stringMethod('removeprefix', ['prefix'], (self, [prefix]) => {
    const start = argumentText(prefix, 'removeprefix() argument')
    return self.startsWith(start) ? self.slice(start.length) : self
  }),
  stringMethod('removesuffix', ['suffix'], (self, [suffix]) => {
    const end = argumentText(suffix, 'removesuffix() argument')
    return end !== '' && self.endsWith(end) ? self.slice(0, -end.length) : self
  }),
]
