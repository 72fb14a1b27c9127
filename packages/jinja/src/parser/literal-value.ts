import type { ArgumentList, Expression } from '../ast/expression.ts'
import type { LiteralArguments } from '../declarations.ts'
import { Tuple } from '../values/tuple.ts'
import type { Value } from '../values/value.ts'

/** The value of an expression that consists of literals only; undefined for any other. */
export function literalValue(expression: Expression): Value | undefined {
  switch (expression.type) {
    case 'literal':
      return expression.value
    case 'list':
      return literalItems(expression.items)
    case 'tuple': {
      const items = literalItems(expression.items)
      return items === undefined ? undefined : new Tuple(items)
    }
    case 'dict': {
      const entries = new Map<Value, Value>()
      for (const entry of expression.entries) {
        const key = literalValue(entry.key)
        const value = literalValue(entry.value)
        if (key === undefined || value === undefined) return undefined
        entries.set(key, value)
      }
      return entries
    }
    case 'unary': {
      const operand = literalValue(expression.operand)
      if (expression.operator === '-' && (typeof operand === 'number' || typeof operand === 'bigint')) {
        return -operand
      }
      return undefined
    }
    default:
      return undefined
  }
}

export function literalArguments(args: ArgumentList): LiteralArguments | null {
  if (args.spread !== null || args.spreadNamed !== null) return null
  const positional = literalItems(args.positional)
  if (positional === undefined) return null
  const named = new Map<string, Value>()
  for (const { name, value } of args.named) {
    const literal = literalValue(value)
    if (literal === undefined) return null
    named.set(name, literal)
  }
  return { positional, named }
}

function literalItems(items: readonly Expression[]): Value[] | undefined {
  const values: Value[] = []
  for (const item of items) {
    const value = literalValue(item)
    if (value === undefined) return undefined
    values.push(value)
  }
  return values
}
