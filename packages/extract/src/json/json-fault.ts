/** Where a text stops being JSON, and what stands there. */
export interface JsonFault {
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly reason: string
}

const space = /[ \t\r\n]*/y
const scalar =
  /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy
const text = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy

/** Looked for only in texts that `JSON.parse` has refused, whose messages do not always tell the place. */
export function findJsonFault(source: string): JsonFault {
  const offset = faultOffset(source)
  const before = source.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return {
    line: before.split('\n').length,
    column: offset - lineStart + 1,
    reason: describe(source, offset),
  }
}

function describe(source: string, offset: number): string {
  if (source.trim() === '') return 'the record is empty'
  if (offset >= source.length) return 'the record ends too early'
  const char = source.charAt(offset)
  if (char === '"') return 'a text that is not closed, or has an escape that JSON does not know'
  return `unexpected ${JSON.stringify(char)}`
}

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end'

function faultOffset(source: string): number {
  const open: ('[' | '{')[] = []
  let at = 0
  let expected: Expected = 'value'
  while (true) {
    at = skip(source, at)
    const char = source.charAt(at)
    const inside = open.at(-1)
    if (char === '') return source.length
    if (expected === 'comma-or-end' && inside === undefined) return at
    const closes = (char === ']' && inside === '[') || (char === '}' && inside === '{')
    if (closes && expected !== 'value' && expected !== 'key' && expected !== 'colon') {
      open.pop()
      expected = 'comma-or-end'
      at += 1
    } else if (expected === 'comma-or-end') {
      if (char !== ',') return at
      expected = inside === '{' ? 'key' : 'value'
      at += 1
    } else if (expected === 'colon') {
      if (char !== ':') return at
      expected = 'value'
      at += 1
    } else if (expected === 'key' || expected === 'key-or-end') {
      const end = matchEnd(text, source, at)
      if (end === at) return at
      expected = 'colon'
      at = end
    } else if (char === '[' || char === '{') {
      open.push(char)
      expected = char === '{' ? 'key-or-end' : 'value-or-end'
      at += 1
    } else {
      const end = matchEnd(scalar, source, at)
      if (end === at) return at
      expected = 'comma-or-end'
      at = end
    }
  }
}

function skip(source: string, at: number): number {
  return matchEnd(space, source, at)
}

function matchEnd(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(source) ? pattern.lastIndex : at
}
