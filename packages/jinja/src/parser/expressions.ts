import type { ArithmeticOperator, ComparisonOperator, Expression } from '../ast/expression.ts'
import { parseFilters, parsePostfix } from './postfix.ts'
import { parsePrimary } from './primary.ts'
import type { TokenStream } from './token-stream.ts'

const comparisons: readonly ComparisonOperator[] = ['==', '!=', '<', '<=', '>', '>=']

export function parseExpression(stream: TokenStream): Expression {
  let consequent = parseOr(stream)
  while (stream.isName('if')) {
    const at = stream.next().start
    const test = parseOr(stream)
    const otherwise = stream.skipName('else') ? parseExpression(stream) : null
    consequent = { type: 'conditional', at, test, consequent, otherwise }
  }
  return consequent
}

/** An expression without an inline `if`, as loops and conditions take it. */
export function parseOr(stream: TokenStream): Expression {
  let left = parseAnd(stream)
  while (stream.isName('or')) {
    const at = stream.next().start
    left = { type: 'logical', operator: 'or', at, left, right: parseAnd(stream) }
  }
  return left
}

function parseAnd(stream: TokenStream): Expression {
  let left = parseNot(stream)
  while (stream.isName('and')) {
    const at = stream.next().start
    left = { type: 'logical', operator: 'and', at, left, right: parseNot(stream) }
  }
  return left
}

function parseNot(stream: TokenStream): Expression {
  if (!stream.isName('not')) return parseComparison(stream)
  const at = stream.next().start
  return { type: 'unary', operator: 'not', at, operand: parseNot(stream) }
}

function parseComparison(stream: TokenStream): Expression {
  const first = parseSum(stream)
  const rest: { operator: ComparisonOperator; operand: Expression; at: number }[] = []
  for (;;) {
    const { start: at, type, value } = stream.current
    const operator = comparisonOperator(stream, type === 'operator' ? value : '')
    if (operator === null) break
    rest.push({ operator, at, operand: parseSum(stream) })
  }
  return rest.length === 0 ? first : { type: 'comparison', at: first.at, first, rest }
}

function comparisonOperator(stream: TokenStream, symbol: string): ComparisonOperator | null {
  const comparison = comparisons.find((candidate) => candidate === symbol)
  if (comparison !== undefined) {
    stream.next()
    return comparison
  }
  if (stream.skipName('in')) return 'in'
  if (!stream.isName('not') || stream.following.type !== 'name' || stream.following.value !== 'in')
    return null
  stream.next()
  stream.next()
  return 'not in'
}

function parseSum(stream: TokenStream): Expression {
  return parseBinary(stream, ['+', '-'], parseConcatenation)
}

function parseConcatenation(stream: TokenStream): Expression {
  const first = parseProduct(stream)
  if (!stream.isOperator('~')) return first
  const parts = [first]
  while (stream.skipOperator('~')) parts.push(parseProduct(stream))
  return { type: 'concatenation', at: first.at, parts }
}

function parseProduct(stream: TokenStream): Expression {
  return parseBinary(stream, ['*', '/', '//', '%'], parsePower)
}

/** Left-associative and weaker than the sign, as Jinja's own parser has it. */
function parsePower(stream: TokenStream): Expression {
  return parseBinary(stream, ['**'], (inner) => parseUnary(inner, true))
}

function parseBinary(
  stream: TokenStream,
  operators: readonly ArithmeticOperator[],
  parseOperand: (stream: TokenStream) => Expression,
): Expression {
  let left = parseOperand(stream)
  for (;;) {
    const operator = operators.find((candidate) => stream.isOperator(candidate))
    if (operator === undefined) return left
    const at = stream.next().start
    left = { type: 'binary', operator, at, left, right: parseOperand(stream) }
  }
}

/** Filters bind weaker than a sign: `-3|abs` is 3. */
export function parseUnary(stream: TokenStream, withFilters: boolean): Expression {
  const at = stream.current.start
  let node: Expression
  if (stream.skipOperator('-'))
    node = { type: 'unary', operator: '-', at, operand: parseUnary(stream, false) }
  else if (stream.skipOperator('+'))
    node = { type: 'unary', operator: '+', at, operand: parseUnary(stream, false) }
  else node = parsePrimary(stream)
  node = parsePostfix(stream, node)
  return withFilters ? parseFilters(stream, node) : node
}

/** One expression, or a tuple written without parentheses. */
export function parseTuple(stream: TokenStream, withConditional: boolean): Expression {
  const at = stream.current.start
  const parse = withConditional ? parseExpression : parseOr
  const first = parse(stream)
  if (!stream.isOperator(',')) return first
  const items = [first]
  while (stream.skipOperator(',')) {
    if (endsTuple(stream)) break
    items.push(parse(stream))
  }
  return { type: 'tuple', at, items }
}

function endsTuple(stream: TokenStream): boolean {
  const { type } = stream.current
  return (
    type === 'variable_end' || type === 'block_end' || stream.isOperator(')') || stream.isName('recursive')
  )
}
