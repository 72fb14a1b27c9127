import type { Source } from './source.ts'
import { decodeString } from './string-literal.ts'
import type { Token, TokenType } from './token.ts'

const whitespace = /\s+/y
const name = /[\p{ID_Start}_][\p{ID_Continue}]*/uy
const number =
  /0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\da-fA-F])+|\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?(?:[eE][+-]?\d+(?:_\d+)*)?/y
const string = /'([^'\\]*(?:\\[\s\S][^'\\]*)*)'|"([^"\\]*(?:\\[\s\S][^"\\]*)*)"/y
const operator = /\*\*|\/\/|==|!=|>=|<=|[-+/*%~[\](){}<>=.:|,;]/y

const closing: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
])

export interface ExpressionStart {
  readonly at: number
  /** Where the tag or expression opened, for errors. */
  readonly opening: number
  readonly end: '}}' | '%}'
}

export interface ExpressionEnd {
  readonly at: number
  readonly end: number
  readonly sign: string | undefined
}

/** Reads the tokens between two delimiters and returns where the closing one is. */
export function lexExpression(source: Source, tokens: Token[], start: ExpressionStart): ExpressionEnd {
  const { text } = source
  const expected: string[] = []
  let at = start.at
  const push = (type: TokenType, value: string, end: number): void => {
    tokens.push({ type, value, start: at, end })
    at = end
  }
  for (;;) {
    whitespace.lastIndex = at
    if (whitespace.test(text)) at = whitespace.lastIndex
    if (at >= text.length) {
      throw source.error(
        start.opening,
        `This ${start.end === '%}' ? 'tag' : 'expression'} is not closed; expected ${start.end}.`,
      )
    }
    if (expected.length === 0) {
      const sign = text[at] === '-' || (text[at] === '+' && start.end === '%}') ? text[at] : undefined
      const close = sign === undefined ? at : at + 1
      if (text.startsWith(start.end, close)) return { at, end: close + 2, sign }
    }
    const character = text[at] ?? ''
    if (character === "'" || character === '"') {
      string.lastIndex = at
      const match = string.exec(text)
      if (match === null) throw source.error(at, 'This string is not closed.')
      push('string', decodeString(match[1] ?? match[2] ?? ''), string.lastIndex)
      continue
    }
    if (character >= '0' && character <= '9') {
      number.lastIndex = at
      const match = number.exec(text)
      const digits = afterDot(tokens, at) ? (/^\d+/.exec(match?.[0] ?? '')?.[0] ?? '') : (match?.[0] ?? '')
      const isFloat = /^\d/.test(digits) && !/^0[box]/i.test(digits) && /[.eE]/.test(digits)
      push(isFloat ? 'float' : 'integer', digits.replaceAll('_', ''), at + digits.length)
      continue
    }
    name.lastIndex = at
    const word = name.exec(text)
    if (word !== null) {
      push('name', word[0], name.lastIndex)
      continue
    }
    operator.lastIndex = at
    const symbol = operator.exec(text)?.[0]
    if (symbol === undefined) {
      throw source.error(at, `Unexpected character '${String.fromCodePoint(text.codePointAt(at) ?? 0)}'.`)
    }
    balance(symbol)
    push('operator', symbol, at + symbol.length)
  }

  function balance(symbol: string): void {
    const closer = closing.get(symbol)
    if (closer !== undefined) {
      expected.push(closer)
    } else if (symbol === ')' || symbol === ']' || symbol === '}') {
      const wanted = expected.pop()
      if (wanted === undefined) throw source.error(at, `Unexpected '${symbol}'.`)
      if (wanted !== symbol) throw source.error(at, `Unexpected '${symbol}', expected '${wanted}'.`)
    }
  }
}

/** `x.1.2` subscripts twice; it holds no float. */
function afterDot(tokens: readonly Token[], at: number): boolean {
  const last = tokens.at(-1)
  return last !== undefined && last.type === 'operator' && last.value === '.' && last.end === at
}
