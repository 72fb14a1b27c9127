import type { Parameter } from '../../runtime/bind-arguments.ts'
import { codePoints, hasSurrogates } from '../../runtime/iteration.ts'
import { valueError } from '../../runtime/python-error.ts'
import { Tuple } from '../../values/tuple.ts'
import type { Value } from '../../values/value.ts'
import { argumentInteger, argumentText, type MethodEntry, optionalInteger, stringMethod } from '../method.ts'

const range = (name: string): Parameter[] => [name, ['start', null], ['end', null]]

interface Window {
  readonly text: string
  /** Code points before the window. */
  readonly offset: number
}

function windowOf(text: string, start: Value | undefined, end: Value | undefined): Window | null {
  const from = optionalInteger(start)
  const to = optionalInteger(end)
  if (from === undefined && to === undefined) return { text, offset: 0 }
  const characters = codePoints(text)
  const clamp = (value: number): number => Math.max(0, value < 0 ? value + characters.length : value)
  const first = clamp(from ?? 0)
  const last = Math.min(characters.length, clamp(to ?? characters.length))
  if (first > characters.length || first > last) return null
  return { text: characters.slice(first, last).join(''), offset: first }
}

function find(self: string, args: readonly Value[], last: boolean): number {
  const [needle, start, end] = args
  const window = windowOf(self, start, end)
  if (window === null) return -1
  const wanted = argumentText(needle, 'argument 1')
  const index = last ? window.text.lastIndexOf(wanted) : window.text.indexOf(wanted)
  if (index < 0) return -1
  const points = hasSurrogates(window.text) ? codePoints(window.text.slice(0, index)).length : index
  return points + window.offset
}

function findOrFail(self: string, args: readonly Value[], last: boolean): number {
  const index = find(self, args, last)
  if (index < 0) throw valueError('substring not found')
  return index
}

function count(self: string, args: readonly Value[]): number {
  const [needle, start, end] = args
  const text = windowOf(self, start, end)?.text
  if (text === undefined) return 0
  const wanted = argumentText(needle, 'argument 1')
  return wanted === '' ? codePoints(text).length + 1 : text.split(wanted).length - 1
}

function matches(self: string, args: readonly Value[], atEnd: boolean): boolean {
  const [affix = null, start, end] = args
  const text = windowOf(self, start, end)?.text
  if (text === undefined) return false
  const candidates = affix instanceof Tuple ? affix.items : [affix]
  const name = atEnd ? 'endswith' : 'startswith'
  return candidates.some((candidate) => {
    const wanted = argumentText(candidate, `${name} first arg`)
    return atEnd ? text.endsWith(wanted) : text.startsWith(wanted)
  })
}

/** Replaces at most `limit` occurrences; a negative limit means all. */
export function replaceText(
  text: string,
  old: string,
  replacement: { readonly text: string; readonly limit: number },
): string {
  const { limit } = replacement
  if (limit < 0)
    return old === '' ? spread(text, replacement.text, -1) : text.replaceAll(old, () => replacement.text)
  if (old === '') return spread(text, replacement.text, limit)
  const parts = text.split(old)
  const kept = Math.min(limit, parts.length - 1)
  return [...parts.slice(0, kept), parts.slice(kept).join(old)].join(replacement.text)
}

/** Replacing nothing puts the replacement between all characters. */
function spread(text: string, inserted: string, limit: number): string {
  let left = limit < 0 ? Number.POSITIVE_INFINITY : limit
  let result = ''
  for (const character of text) {
    if (left > 0) result += inserted
    left -= 1
    result += character
  }
  return left > 0 ? result + inserted : result
}

export const searchMethods: readonly MethodEntry[] = [
  stringMethod('find', range('sub'), (self, args) => find(self, args, false)),
  stringMethod('rfind', range('sub'), (self, args) => find(self, args, true)),
  stringMethod('index', range('sub'), (self, args) => findOrFail(self, args, false)),
  stringMethod('rindex', range('sub'), (self, args) => findOrFail(self, args, true)),
  stringMethod('count', range('sub'), count),
  stringMethod('startswith', range('prefix'), (self, args) => matches(self, args, false)),
  stringMethod('endswith', range('suffix'), (self, args) => matches(self, args, true)),
  stringMethod('replace', ['old', 'new', ['count', -1]], (self, [old, replacement, limit]) =>
    replaceText(self, argumentText(old, 'replace() argument 1'), {
      text: argumentText(replacement, 'replace() argument 2'),
      limit: argumentInteger(limit),
    }),
  ),
]
