import { codePoints, lengthOf } from '../runtime/iteration.ts'
import { argumentInteger, asText } from '../methods/method.ts'
import { pad } from '../methods/string/padding.ts'
import { splitLines } from '../methods/string/split.ts'
import { smallInteger } from '../runtime/numbers.ts'
import { text } from '../runtime/text.ts'
import { truth } from '../runtime/truth.ts'
import type { Value } from '../values/value.ts'
import { type FilterEntry, filter } from './filter.ts'

function indent(value: Value, [width = 4, first = false, blank = false]: readonly Value[]): string {
  const spaces = smallInteger(width)
  const indention = spaces === undefined ? text(width) : ' '.repeat(Math.max(0, spaces))
  const source = asText(value)
  let result: string
  if (truth(blank)) {
    result = splitLines(`${source}\n`, false).join(`\n${indention}`)
  } else {
    const [head = '', ...rest] = splitLines(`${source}\n`, false)
    result = [head, ...rest.map((line) => (line === '' ? line : indention + line))].join('\n')
  }
  return truth(first) ? indention + result : result
}

function truncate(
  value: Value,
  [length = 255, killwords = false, end = '...', leeway = null]: readonly Value[],
): Value {
  const limit = argumentInteger(length)
  const ending = text(end)
  const characters = codePoints(text(value))
  if (lengthOf(value) <= limit + (smallInteger(leeway) ?? 5)) return value
  const cut = characters.slice(0, Math.max(0, limit - ending.length)).join('')
  if (truth(killwords)) return cut + ending
  const space = cut.lastIndexOf(' ')
  return (space < 0 ? cut : cut.slice(0, space)) + ending
}

interface WrapStyle {
  readonly width: number
  readonly breakLongWords: boolean
  readonly breakOnHyphens: boolean
}

function wrapLine(line: string, style: WrapStyle): string[] {
  const pattern = style.breakOnHyphens ? /\s+|[^\s-]*\w-(?=\w)|[^\s-]+(?:-+(?!\w)[^\s-]*)*|-+/g : /\s+|\S+/g
  const chunks = line.match(pattern) ?? []
  const lines: string[] = []
  let current = ''
  while (chunks.length > 0) {
    const chunk = chunks[0] ?? ''
    if (current === '' && lines.length > 0 && chunk.trim() === '') {
      chunks.shift()
    } else if (current.length + chunk.length <= style.width) {
      current += chunk
      chunks.shift()
    } else if (
      chunk.length > style.width &&
      chunk.trim() !== '' &&
      (style.breakLongWords || current === '')
    ) {
      const room = style.breakLongWords ? Math.max(1, style.width - current.length) : chunk.length
      current += chunk.slice(0, room)
      chunks[0] = chunk.slice(room)
      if (chunks[0] === '') chunks.shift()
      lines.push(current.trimEnd())
      current = ''
    } else {
      if (current.trim() !== '') lines.push(current.trimEnd())
      current = ''
      if (chunk.trim() === '') chunks.shift()
    }
  }
  if (current.trim() !== '') lines.push(current.trimEnd())
  return lines
}

const wrapParameters = [
  ['width', 79],
  ['break_long_words', true],
  ['wrapstring', null],
  ['break_on_hyphens', true],
] as const

export const layoutFilters: readonly FilterEntry[] = [
  filter(
    'indent',
    [
      ['width', 4],
      ['first', false],
      ['blank', false],
    ],
    indent,
  ),
  filter(
    'truncate',
    [
      ['length', 255],
      ['killwords', false],
      ['end', '...'],
      ['leeway', null],
    ],
    truncate,
  ),
  filter(
    'wordwrap',
    wrapParameters,
    (value, [width = 79, breakLong = true, separator = null, hyphens = true]) => {
      const style = {
        width: argumentInteger(width),
        breakLongWords: truth(breakLong),
        breakOnHyphens: truth(hyphens),
      }
      const newline = separator === null ? '\n' : text(separator)
      return splitLines(asText(value), false)
        .map((line) => wrapLine(line, style).join(newline))
        .join(newline)
    },
  ),
  filter('center', [['width', 80]], (value, [width]) =>
    pad(text(value), argumentInteger(width), { align: 'center', fill: ' ' }),
  ),
]
