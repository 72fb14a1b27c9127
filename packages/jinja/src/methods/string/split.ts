import { itemsOf } from '../../runtime/iteration.ts'
import { typeError, valueError } from '../../runtime/python-error.ts'
import { truth } from '../../runtime/truth.ts'
import { typeName } from '../../runtime/type-name.ts'
import { Markup } from '../../values/markup.ts'
import { Tuple } from '../../values/tuple.ts'
import type { Value } from '../../values/value.ts'
import { argumentInteger, argumentText, type MethodEntry, stringMethod } from '../method.ts'

function splitWhitespace(text: string, limit: number): string[] {
  const parts: string[] = []
  let rest = text.trimStart()
  while (rest !== '') {
    const end = parts.length === limit ? -1 : rest.search(/\s/)
    if (end < 0) {
      parts.push(parts.length === limit ? rest : rest.trimEnd())
      break
    }
    parts.push(rest.slice(0, end))
    rest = rest.slice(end).trimStart()
  }
  return parts
}

function rsplitWhitespace(text: string, limit: number): string[] {
  const words = text.trim() === '' ? [] : text.trim().split(/\s+/)
  if (words.length <= limit + 1) return words
  const parts: string[] = []
  let rest = text.trimEnd()
  while (parts.length < limit) {
    const match = /\s(\S+)$/.exec(rest)
    if (match === null) break
    parts.unshift(match[1] ?? '')
    rest = rest.slice(0, match.index).trimEnd()
  }
  return [rest, ...parts]
}

function split(text: string, args: readonly Value[], fromRight: boolean): string[] {
  const [separator = null, maxsplit = -1] = args
  const count = argumentInteger(maxsplit)
  const limit = count < 0 ? Number.POSITIVE_INFINITY : count
  if (separator === null) return fromRight ? rsplitWhitespace(text, limit) : splitWhitespace(text, limit)
  const by = argumentText(separator, 'separator')
  if (by === '') throw valueError('empty separator')
  const parts = text.split(by)
  if (parts.length <= limit + 1) return parts
  if (fromRight) {
    const kept = parts.length - limit
    return [parts.slice(0, kept).join(by), ...parts.slice(kept)]
  }
  return [...parts.slice(0, limit), parts.slice(limit).join(by)]
}

// The separators of Unicode and ASCII (file, group, record) at which Python ends a line as well.
const separators = String.fromCodePoint(0x0b, 0x0c, 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029)
const lineBreak = new RegExp(`\\r\\n|[\\n\\r${separators}]`, 'g')

export function splitLines(text: string, keepEnds: boolean): string[] {
  const lines: string[] = []
  let start = 0
  for (const match of text.matchAll(lineBreak)) {
    const end = match.index + match[0].length
    lines.push(text.slice(start, keepEnds ? end : match.index))
    start = end
  }
  if (start < text.length) lines.push(text.slice(start))
  return lines
}

function join(separator: string, items: readonly Value[]): string {
  const texts = items.map((item, index) => {
    if (typeof item === 'string') return item
    if (item instanceof Markup) return item.text
    throw typeError(`sequence item ${index}: expected str instance, ${typeName(item)} found`)
  })
  return texts.join(separator)
}

function partition(text: string, separator: string, index: number): Tuple | null {
  if (separator === '') throw valueError('empty separator')
  return index < 0 ? null : new Tuple([text.slice(0, index), separator, text.slice(index + separator.length)])
}

export const splitMethods: readonly MethodEntry[] = [
  stringMethod(
    'split',
    [
      ['sep', null],
      ['maxsplit', -1],
    ],
    (self, args) => split(self, args, false),
  ),
  stringMethod(
    'rsplit',
    [
      ['sep', null],
      ['maxsplit', -1],
    ],
    (self, args) => split(self, args, true),
  ),
  stringMethod('splitlines', [['keepends', false]], (self, [keep = false]) => splitLines(self, truth(keep))),
  stringMethod('join', ['iterable'], (self, [items = null]) => join(self, itemsOf(items))),
  stringMethod('partition', ['sep'], (self, [value]) => {
    const separator = argumentText(value, 'sep')
    return partition(self, separator, self.indexOf(separator)) ?? new Tuple([self, '', ''])
  }),
  stringMethod('rpartition', ['sep'], (self, [value]) => {
    const separator = argumentText(value, 'sep')
    return partition(self, separator, self.lastIndexOf(separator)) ?? new Tuple(['', '', self])
  }),
]
