import type { ArgumentList, Expression, Filter } from '../ast/expression.ts'
import { parsePrimary } from './primary.ts'
import type { TokenStream } from './token-stream.ts'

const noArguments: ArgumentList = { positional: [], named: [], spread: null, spreadNamed: null }

/** Attributes, subscripts and calls behind an expression. */
export function parsePostfix(stream: TokenStream, start: Expression): Expression {
  let node = start
  for (;;) {
    if (stream.isOperator('.')) node = parseAttribute(stream, node)
    else if (stream.isOperator('[')) node = parseSubscript(stream, node)
    else if (stream.isOperator('(')) node = parseCall(stream, node)
    else return node
  }
}

/** Filters and tests behind an expression; their results may be called. */
export function parseFilters(stream: TokenStream, start: Expression): Expression {
  let node = start
  for (;;) {
    if (stream.isOperator('|')) {
      stream.next()
      node = parseFilter(stream, node)
    } else if (stream.isName('is')) node = parseTest(stream, node)
    else if (stream.isOperator('(')) node = parseCall(stream, node)
    else return node
  }
}

/** One filter, behind its pipe, and those that follow when it applies to a block. */
export function parseFilter(stream: TokenStream, target: Expression | null): Filter {
  const at = stream.current.start
  const name = parseDottedName(stream)
  const args = stream.isOperator('(') ? parseArguments(stream) : noArguments
  return { type: 'filter', at, name, target, args }
}

function parseTest(stream: TokenStream, target: Expression): Expression {
  stream.next()
  const negated = stream.skipName('not')
  const at = stream.current.start
  const name = parseDottedName(stream)
  const test: Expression = { type: 'test', at, name, target, args: parseTestArguments(stream) }
  return negated ? { type: 'unary', operator: 'not', at, operand: test } : test
}

function parseTestArguments(stream: TokenStream): ArgumentList {
  if (stream.isOperator('(')) return parseArguments(stream)
  const { type, value, start } = stream.current
  const startsOperand =
    type === 'string' ||
    type === 'integer' ||
    type === 'float' ||
    (type === 'operator' && (value === '[' || value === '{')) ||
    (type === 'name' && !['else', 'or', 'and', 'if'].includes(value))
  if (!startsOperand) return noArguments
  if (type === 'name' && value === 'is') throw stream.source.error(start, 'Tests cannot be chained with is.')
  return { ...noArguments, positional: [parsePostfix(stream, parsePrimary(stream))] }
}

function parseDottedName(stream: TokenStream): string {
  let name = stream.expectName().value
  while (stream.skipOperator('.')) name += `.${stream.expectName().value}`
  return name
}

function parseAttribute(stream: TokenStream, object: Expression): Expression {
  stream.next()
  const { type, value, start: at } = stream.current
  if (type === 'name') {
    stream.next()
    return { type: 'attribute', at, object, name: value }
  }
  if (type !== 'integer') throw stream.unexpected('a name or a number')
  stream.next()
  return { type: 'item', at, object, key: { type: 'literal', at, value: Number(value) } }
}

function parseSubscript(stream: TokenStream, object: Expression): Expression {
  const at = stream.next().start
  const keys: Expression[] = []
  while (!stream.isOperator(']')) {
    if (keys.length > 0) stream.expectOperator(',')
    keys.push(parseSubscriptKey(stream))
  }
  const [only] = keys
  if (only === undefined) throw stream.unexpected('an expression')
  stream.expectOperator(']')
  return { type: 'item', at, object, key: keys.length === 1 ? only : { type: 'tuple', at, items: keys } }
}

function parseSubscriptKey(stream: TokenStream): Expression {
  const at = stream.current.start
  const start = stream.isOperator(':') ? null : stream.expression()
  if (!stream.skipOperator(':')) {
    if (start === null) throw stream.unexpected('an expression')
    return start
  }
  const stop = parseSlicePart(stream)
  const step = stream.skipOperator(':') ? parseSlicePart(stream) : null
  return { type: 'slice', at, start, stop, step }
}

function parseSlicePart(stream: TokenStream): Expression | null {
  if (stream.isOperator(':') || stream.isOperator(']') || stream.isOperator(',')) return null
  return stream.expression()
}

function parseCall(stream: TokenStream, callee: Expression): Expression {
  const at = callee.type === 'name' || callee.type === 'attribute' ? callee.at : stream.current.start
  return { type: 'call', at, callee, args: parseArguments(stream) }
}

function parseArguments(stream: TokenStream): ArgumentList {
  stream.expectOperator('(')
  const positional: Expression[] = []
  const named: { name: string; value: Expression }[] = []
  let spread: Expression | null = null
  let spreadNamed: Expression | null = null
  let first = true
  while (!stream.isOperator(')')) {
    if (!first) stream.expectOperator(',')
    first = false
    if (stream.isOperator(')')) break
    const { start } = stream.current
    if (stream.isOperator('**') && spreadNamed === null) {
      stream.next()
      spreadNamed = stream.expression()
    } else if (stream.isOperator('*') && spread === null && spreadNamed === null) {
      stream.next()
      spread = stream.expression()
    } else if (isNamed(stream) && spreadNamed === null) {
      const name = stream.next().value
      stream.next()
      named.push({ name, value: stream.expression() })
    } else {
      if (spread !== null || spreadNamed !== null || named.length > 0) {
        throw stream.source.error(start, 'A positional argument cannot follow keyword arguments.')
      }
      positional.push(stream.expression())
    }
  }
  stream.expectOperator(')')
  return { positional, named, spread, spreadNamed }
}

function isNamed(stream: TokenStream): boolean {
  const { current, following } = stream
  return current.type === 'name' && following.type === 'operator' && following.value === '='
}
