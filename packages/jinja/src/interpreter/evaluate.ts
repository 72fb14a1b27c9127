import type {
  ArgumentList,
  ArithmeticOperator,
  Call,
  Comparison,
  ComparisonOperator,
  Expression,
  Filter,
} from '../ast/expression.ts'
import { runtime } from '../runtime/runtime.ts'
import type { Value } from '../values/value.ts'
import type { LocalScope } from './local-scope.ts'

const ARITHMETIC: Readonly<Record<ArithmeticOperator, (left: Value, right: Value) => Value>> = {
  '+': runtime.add,
  '-': runtime.sub,
  '*': runtime.mul,
  '/': runtime.div,
  '//': runtime.floordiv,
  '%': runtime.mod,
  '**': runtime.pow,
}

const COMPARISON: Readonly<Record<ComparisonOperator, (left: Value, right: Value) => boolean>> = {
  '==': runtime.eq,
  '!=': runtime.ne,
  '<': runtime.lt,
  '<=': runtime.lteq,
  '>': runtime.gt,
  '>=': runtime.gteq,
  in: runtime.in,
  'not in': runtime.notin,
}

/** The value of an expression; what the compiled form computes, in the same order. */
export function evaluate(node: Expression, scope: LocalScope): Value {
  const { frame } = scope
  switch (node.type) {
    case 'literal':
      return node.value
    case 'name':
      return scope.read(node.name, node.at)
    case 'attribute': {
      const object = evaluate(node.object, scope)
      frame.p = node.at
      return runtime.attr(object, node.name)
    }
    case 'item':
      return evaluateItem(node.object, node.key, scope)
    case 'slice':
      throw frame.source.error(node.at, 'A slice is only valid between brackets.')
    case 'call':
      return evaluateCall(node, scope)
    case 'filter':
      return applyFilter(node, node.target === null ? '' : evaluate(node.target, scope), scope)
    case 'test': {
      const value = evaluate(node.target, scope)
      const [positional, named] = evaluateArguments(node.args, scope)
      frame.p = node.at
      return runtime.test(frame, [node.name, value], positional, named)
    }
    case 'unary': {
      if (node.operator === 'not') return !isTrue(node.operand, scope)
      const operand = evaluate(node.operand, scope)
      frame.p = node.at
      return node.operator === '-' ? runtime.neg(operand) : runtime.pos(operand)
    }
    case 'binary': {
      const left = evaluate(node.left, scope)
      const right = evaluate(node.right, scope)
      frame.p = node.at
      return ARITHMETIC[node.operator](left, right)
    }
    case 'logical': {
      const left = evaluate(node.left, scope)
      return runtime.truth(left) === (node.operator === 'and') ? evaluate(node.right, scope) : left
    }
    case 'comparison':
      return compare(node, scope)
    case 'concatenation': {
      const parts = evaluateAll(node.parts, scope)
      frame.p = node.at
      return runtime.concat(parts)
    }
    case 'conditional':
      if (isTrue(node.test, scope)) return evaluate(node.consequent, scope)
      return node.otherwise === null ? runtime.noElse() : evaluate(node.otherwise, scope)
    case 'list':
      return evaluateAll(node.items, scope)
    case 'tuple':
      return runtime.tuple(evaluateAll(node.items, scope))
    case 'dict': {
      const entries = node.entries.map(({ key, value }): [Value, Value] => [
        evaluate(key, scope),
        evaluate(value, scope),
      ])
      frame.p = node.at
      return runtime.dict(entries)
    }
  }
}

export function isTrue(node: Expression, scope: LocalScope): boolean {
  return runtime.truth(evaluate(node, scope))
}

export function applyFilter(node: Filter, value: Value, scope: LocalScope): Value {
  const { frame } = scope
  const [positional, named] = evaluateArguments(node.args, scope)
  frame.p = node.at
  return settled(runtime.filter(frame, [node.name, value], positional, named), frame.source.name)
}

function evaluateCall({ callee, args, at }: Call, scope: LocalScope): Value {
  const { frame } = scope
  if (callee.type === 'attribute') {
    const object = evaluate(callee.object, scope)
    const [positional, named] = evaluateArguments(args, scope)
    frame.p = at
    return settled(runtime.callMethod(frame, [object, callee.name], positional, named), frame.source.name)
  }
  const target = evaluate(callee, scope)
  const [positional, named] = evaluateArguments(args, scope)
  frame.p = at
  return settled(runtime.call(frame, target, positional, named), frame.source.name)
}

function settled(value: Value | Promise<Value>, name: string): Value {
  if (value instanceof Promise) throw new TypeError(`${name}: a synchronous template returned a Promise`)
  return value
}

function evaluateItem(object: Expression, key: Expression, scope: LocalScope): Value {
  const target = evaluate(object, scope)
  const { frame } = scope
  if (key.type !== 'slice') {
    const item = evaluate(key, scope)
    frame.p = key.at
    return runtime.item(target, item)
  }
  const bound = (each: Expression | null): Value => (each === null ? null : evaluate(each, scope))
  const start = bound(key.start)
  const stop = bound(key.stop)
  const step = bound(key.step)
  frame.p = key.at
  return runtime.slice(target, start, stop, step)
}

function compare(node: Comparison, scope: LocalScope): boolean {
  let left = evaluate(node.first, scope)
  for (const { operator, operand, at } of node.rest) {
    const right = evaluate(operand, scope)
    scope.frame.p = at
    if (!COMPARISON[operator](left, right)) return false
    left = right
  }
  return true
}

function evaluateAll(nodes: readonly Expression[], scope: LocalScope): Value[] {
  return nodes.map((node) => evaluate(node, scope))
}

function evaluateArguments(
  args: ArgumentList,
  scope: LocalScope,
): readonly [positional: Value[], named: Map<string, Value> | null] {
  const positional = evaluateAll(args.positional, scope)
  if (args.spread !== null) positional.push(...runtime.spread(evaluate(args.spread, scope)))
  if (args.named.length === 0 && args.spreadNamed === null) return [positional, null]
  const named = args.named.map(({ name, value }): [string, Value] => [name, evaluate(value, scope)])
  const spread = args.spreadNamed === null ? null : evaluate(args.spreadNamed, scope)
  return [positional, runtime.named(named, spread)]
}
