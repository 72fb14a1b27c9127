import { PythonError } from '@waypoint/jinja'

export const IGNORECASE = 2
export const MULTILINE = 8
export const DOTALL = 16
export const VERBOSE = 64

const FLAGS: Readonly<Record<string, number>> = { i: IGNORECASE, m: MULTILINE, s: DOTALL, x: VERBOSE }
const INLINE_FLAGS = /^(?:\s*\(\?([aiLmsux]+)\))/
const AT_END = '(?![\\s\\S])'

/** What surrounds a pattern: `whole` leaves nothing after it, letters are further flags of JavaScript. */
export interface PatternUse {
  readonly flags: number
  readonly letters?: string
  readonly whole?: boolean
}

/** A pattern of Python's re as an expression of JavaScript. */
export function pythonPattern(
  pattern: string,
  { flags: given, letters = '', whole = false }: PatternUse,
): RegExp {
  let flags = given
  let body = pattern
  for (let inline = INLINE_FLAGS.exec(body); inline !== null; inline = INLINE_FLAGS.exec(body)) {
    for (const letter of inline[1] ?? '') flags |= FLAGS[letter] ?? 0
    body = body.slice(inline[0].length)
  }
  const source = translated(body, flags)
  const set = [
    ...letters,
    ...((flags & IGNORECASE) === 0 ? '' : 'i'),
    ...((flags & MULTILINE) === 0 ? '' : 'm'),
    ...((flags & DOTALL) === 0 ? '' : 's'),
  ]
  try {
    return new RegExp(whole ? `(?:${source})${AT_END}` : source, set.join(''))
  } catch {
    throw new PythonError('value', `re cannot read the pattern '${pattern}'`)
  }
}

const TOKENS = [
  String.raw`\\[\s\S]`, // an escaped character
  String.raw`\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]`, // a set of characters
  String.raw`\(\?P<|\(\?P=\w+\)|\(\?#[^)]*\)`, // groups with names, comments
  String.raw`\{,\d+\}`,
  String.raw`\$`,
]
const TOKEN = new RegExp(TOKENS.join('|'), 'g')
const VERBOSE_TOKEN = new RegExp([...TOKENS, String.raw`\s+|#[^\n]*`].join('|'), 'g')

function translated(pattern: string, flags: number): string {
  return pattern.replace((flags & VERBOSE) === 0 ? TOKEN : VERBOSE_TOKEN, (token) => {
    if (token === '\\A') return '(?<![\\s\\S])'
    if (token === '\\Z' || token === '\\z') return AT_END
    if (token.startsWith('\\')) return token
    if (token.startsWith('[')) return token.replace(/^\[(\^?)\]/, '[$1\\]')
    if (token.startsWith('(?P<')) return '(?<'
    if (token.startsWith('(?P=')) return `\\k<${token.slice(4, -1)}>`
    if (token.startsWith('(?#')) return ''
    if (token.startsWith('{,')) return `{0${token.slice(1)}`
    if (token === '$') return (flags & MULTILINE) === 0 ? `(?=\\n?${AT_END})` : '$'
    return ''
  })
}
