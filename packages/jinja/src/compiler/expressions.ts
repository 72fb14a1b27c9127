import type {
  ArgumentList,
  ArithmeticOperator,
  Comparison,
  ComparisonOperator,
  Expression,
} from '../ast/expression.ts'
import { unknownFilter, unknownTest } from '../runtime/applications.ts'
import { HostObject } from '../values/host-object.ts'
import type { CodeWriter } from './code-writer.ts'

const arithmetic: Readonly<Record<ArithmeticOperator, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '//': 'floordiv',
  '%': 'mod',
  '**': 'pow',
}

const comparison: Readonly<Record<ComparisonOperator, string>> = {
  '==': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'lteq',
  '>': 'gt',
  '>=': 'gteq',
  in: 'in',
  'not in': 'notin',
}

/** JavaScript that evaluates to the expression's value. Names and text only ever become string literals. */
export function emitExpression(writer: CodeWriter, node: Expression): string {
  switch (node.type) {
    case 'literal':
      return emitLiteral(writer, node.value)
    case 'name':
      return writer.scope.read(node.name, `rt.name(f,${quote(node.name)},${at(node)})`)
    case 'attribute':
      return `rt.attr(${emitExpression(writer, node.object)},${quote(node.name)},${at(node)})`
    case 'item':
      return emitItem(writer, node.object, node.key)
    case 'slice':
      throw writer.source.error(node.at, 'A slice is only valid between brackets.')
    case 'call':
      return emitCall(writer, node, null)
    case 'filter':
      return emitFilter(writer, node, node.target === null ? "''" : emitExpression(writer, node.target))
    case 'test':
      return emitTest(writer, node)
    case 'unary':
      return emitUnary(writer, node)
    case 'binary': {
      const left = emitExpression(writer, node.left)
      return `rt.${arithmetic[node.operator]}(${left},${emitExpression(writer, node.right)},${at(node)})`
    }
    case 'logical': {
      const kept = writer.temporary()
      const left = `rt.truth(${kept}=${emitExpression(writer, node.left)})`
      const right = emitExpression(writer, node.right)
      return node.operator === 'and' ? `(${left}?${right}:${kept})` : `(${left}?${kept}:${right})`
    }
    case 'comparison':
      return emitComparison(writer, node)
    case 'concatenation':
      return `rt.${writer.escapes === true ? 'concatEscaping' : 'concat'}(${emitItems(writer, node.parts)},${at(node)})`
    case 'conditional': {
      const test = emitCondition(writer, node.test)
      writer.conditional += 1
      const consequent = emitExpression(writer, node.consequent)
      const otherwise = node.otherwise === null ? 'rt.noElse()' : emitExpression(writer, node.otherwise)
      writer.conditional -= 1
      return `(${test}?${consequent}:${otherwise})`
    }
    case 'list':
      return emitItems(writer, node.items)
    case 'tuple':
      return `rt.tuple(${emitItems(writer, node.items)})`
    case 'dict': {
      const entries = node.entries.map(
        ({ key, value }) => `[${emitExpression(writer, key)},${emitExpression(writer, value)}]`,
      )
      return `rt.dict([${entries.join(',')}],${at(node)})`
    }
  }
}

/** JavaScript that evaluates to the expression's truth. */
export function emitCondition(writer: CodeWriter, node: Expression): string {
  if (node.type === 'comparison' && node.rest.length === 1) return emitExpression(writer, node)
  if (node.type === 'test') return emitExpression(writer, node)
  if (node.type === 'unary' && node.operator === 'not') return `!${emitCondition(writer, node.operand)}`
  if (node.type === 'logical') {
    const operator = node.operator === 'and' ? '&&' : '||'
    return `(${emitCondition(writer, node.left)}${operator}${emitCondition(writer, node.right)})`
  }
  return `rt.truth(${emitExpression(writer, node)})`
}

/** A call; `caller` is code for the content of a call block. */
export function emitCall(
  writer: CodeWriter,
  node: Extract<Expression, { type: 'call' }>,
  caller: string | null,
): string {
  const { callee } = node
  if (callee.type === 'attribute') {
    const object = emitExpression(writer, callee.object)
    const args = emitArguments(writer, node.args, caller)
    return writer.settled(`rt.callMethod(f,[${object},${quote(callee.name)}],${args},${at(node)})`)
  }
  const target = emitExpression(writer, callee)
  return writer.settled(`rt.call(f,${target},${emitArguments(writer, node.args, caller)},${at(node)})`)
}

export function emitFilter(
  writer: CodeWriter,
  node: Extract<Expression, { type: 'filter' }>,
  value: string,
): string {
  const { environment } = writer
  const known = environment.filters.has(node.name) || environment.hostFilters.has(node.name)
  if (!known && writer.conditional === 0) {
    const { message, hint } = unknownFilter(environment, node.name)
    throw writer.source.error(node.at, message, hint === undefined ? {} : { hint })
  }
  const args = emitArguments(writer, node.args, null)
  return writer.settled(`rt.filter(f,[${quote(node.name)},${value}],${args},${at(node)})`)
}

function emitTest(writer: CodeWriter, node: Extract<Expression, { type: 'test' }>): string {
  const { environment } = writer
  const known = environment.tests.has(node.name) || environment.hostTests.has(node.name)
  if (!known && writer.conditional === 0) {
    const { message, hint } = unknownTest(environment, node.name)
    throw writer.source.error(node.at, message, hint === undefined ? {} : { hint })
  }
  const value = emitExpression(writer, node.target)
  return `rt.test(f,[${quote(node.name)},${value}],${emitArguments(writer, node.args, null)},${at(node)})`
}

function emitItem(writer: CodeWriter, object: Expression, key: Expression): string {
  const target = emitExpression(writer, object)
  if (key.type !== 'slice') return `rt.item(${target},${emitExpression(writer, key)},${at(key)})`
  const [start, stop, step] = [key.start, key.stop, key.step].map((bound) =>
    bound === null ? 'null' : emitExpression(writer, bound),
  )
  return `rt.slice(${target},${start},${stop},${step},${at(key)})`
}

function emitUnary(writer: CodeWriter, node: Extract<Expression, { type: 'unary' }>): string {
  if (node.operator === 'not') return `!${emitCondition(writer, node.operand)}`
  const name = node.operator === '-' ? 'neg' : 'pos'
  return `rt.${name}(${emitExpression(writer, node.operand)},${at(node)})`
}

function emitComparison(writer: CodeWriter, node: Comparison): string {
  const [only] = node.rest
  if (node.rest.length === 1 && only !== undefined) {
    const first = emitExpression(writer, node.first)
    return `rt.${comparison[only.operator]}(${first},${emitExpression(writer, only.operand)},${at(only)})`
  }
  let left = emitExpression(writer, node.first)
  const links = node.rest.map((link, index) => {
    const kept = index === node.rest.length - 1 ? null : writer.temporary()
    const operand = emitExpression(writer, link.operand)
    const right = kept === null ? operand : `${kept}=${operand}`
    const code = `rt.${comparison[link.operator]}(${left},${right},${at(link)})`
    left = kept ?? ''
    return code
  })
  return `(${links.join('&&')})`
}

function emitItems(writer: CodeWriter, items: readonly Expression[]): string {
  return `[${items.map((item) => emitExpression(writer, item)).join(',')}]`
}

/** The positional and named arguments as two JavaScript arguments. */
function emitArguments(writer: CodeWriter, args: ArgumentList, caller: string | null): string {
  const positional = args.positional.map((value) => emitExpression(writer, value))
  if (args.spread !== null) positional.push(`...rt.spread(${emitExpression(writer, args.spread)})`)
  const named = args.named.map(({ name, value }) => `[${quote(name)},${emitExpression(writer, value)}]`)
  if (caller !== null) named.push(`["caller",${caller}]`)
  const spread = args.spreadNamed === null ? 'null' : emitExpression(writer, args.spreadNamed)
  const hasNamed = named.length > 0 || args.spreadNamed !== null
  return `[${positional.join(',')}],${hasNamed ? `rt.named([${named.join(',')}],${spread})` : 'null'}`
}

function emitLiteral(writer: CodeWriter, value: Extract<Expression, { type: 'literal' }>['value']): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'bigint') return `${value}n`
  if (value instanceof HostObject || (typeof value === 'number' && !Number.isFinite(value)))
    return writer.constant(value)
  return String(value)
}

export function quote(text: string): string {
  return JSON.stringify(text)
}

/** Records where the expression stands, once its operands have been evaluated. */
function at(node: { readonly at: number }): string {
  return `f.p=${node.at}`
}
