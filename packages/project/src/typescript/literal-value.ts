import type { AnyNode, Expression } from './syntax-tree.ts'

/** What is not a literal stands where one is needed. */
export class NotLiteral extends Error {
  readonly node: AnyNode

  constructor(node: AnyNode) {
    super('not a literal')
    this.node = node
  }
}

/** The value of text, numbers, booleans, null, lists and objects of these; throws NotLiteral for anything else. */
export function literalValue(node: AnyNode): unknown {
  switch (node.type) {
    case 'Literal':
      if (node.regex !== undefined || node.bigint !== undefined) throw new NotLiteral(node)
      return node.value
    case 'TemplateLiteral':
      if (node.expressions.length > 0) throw new NotLiteral(node)
      return node.quasis[0]?.value.cooked ?? ''
    case 'UnaryExpression': {
      const value = literalValue(node.argument)
      if (node.operator !== '-' || typeof value !== 'number') throw new NotLiteral(node)
      return -value
    }
    case 'ArrayExpression':
      return node.elements.map((element) => {
        if (element === null) throw new NotLiteral(node)
        return literalValue(element)
      })
    case 'ObjectExpression':
      return Object.fromEntries(
        node.properties.map((property) => {
          if (property.type !== 'Property' || property.kind !== 'init') throw new NotLiteral(property)
          return [keyOf(property.key, property.computed), literalValue(property.value)]
        }),
      )
    default:
      throw new NotLiteral(node)
  }
}

function keyOf(key: Expression | AnyNode, computed: boolean): string {
  if (!computed && key.type === 'Identifier') return key.name
  const value = literalValue(key)
  return String(value)
}
