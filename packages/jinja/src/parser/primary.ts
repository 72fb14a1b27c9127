import type { Expression, Literal } from '../ast/expression.ts'
import type { Token } from '../lexer/token.ts'
import { float } from '../values/float.ts'
import type { TokenStream } from './token-stream.ts'

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
])

export function parsePrimary(stream: TokenStream): Expression {
  const token = stream.current
  const at = token.start
  switch (token.type) {
    case 'name': {
      stream.next()
      const constant = constants.get(token.value)
      return constant === undefined
        ? { type: 'name', at, name: token.value }
        : { type: 'literal', at, value: constant }
    }
    case 'string': {
      let value = stream.next().value
      while (stream.current.type === 'string') value += stream.next().value
      return { type: 'literal', at, value }
    }
    case 'integer':
    case 'float':
      stream.next()
      return parseNumber(token)
    case 'operator':
      if (token.value === '(') return parseParentheses(stream)
      if (token.value === '[') return { type: 'list', at, items: parseItems(stream, ']') }
      if (token.value === '{') return parseDict(stream)
      break
    default:
      break
  }
  throw stream.unexpected('an expression')
}

function parseNumber(token: Token): Literal {
  const at = token.start
  if (token.type === 'float') return { type: 'literal', at, value: float(Number(token.value)) }
  const exact = BigInt(token.value)
  const value = Number(exact)
  return { type: 'literal', at, value: Number.isSafeInteger(value) ? value : exact }
}

function parseParentheses(stream: TokenStream): Expression {
  const at = stream.next().start
  if (stream.skipOperator(')')) return { type: 'tuple', at, items: [] }
  const items = [stream.expression()]
  let isTuple = false
  while (stream.skipOperator(',')) {
    isTuple = true
    if (stream.isOperator(')')) break
    items.push(stream.expression())
  }
  stream.expectOperator(')')
  const [only] = items
  return isTuple || only === undefined ? { type: 'tuple', at, items } : only
}

function parseItems(stream: TokenStream, end: string): Expression[] {
  stream.next()
  const items: Expression[] = []
  while (!stream.isOperator(end)) {
    if (items.length > 0) stream.expectOperator(',')
    if (stream.isOperator(end)) break
    items.push(stream.expression())
  }
  stream.expectOperator(end)
  return items
}

function parseDict(stream: TokenStream): Expression {
  const at = stream.next().start
  const entries: { key: Expression; value: Expression }[] = []
  while (!stream.isOperator('}')) {
    if (entries.length > 0) stream.expectOperator(',')
    if (stream.isOperator('}')) break
    const key = stream.expression()
    stream.expectOperator(':')
    entries.push({ key, value: stream.expression() })
  }
  stream.expectOperator('}')
  return { type: 'dict', at, entries }
}
