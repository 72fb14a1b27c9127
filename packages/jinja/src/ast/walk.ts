import type { ArgumentList, Expression } from './expression.ts'
import type { Body, Statement, Target } from './statement.ts'

const present = (expressions: readonly (Expression | null)[]): Expression[] =>
  expressions.filter((expression) => expression !== null)

function argumentExpressions(args: ArgumentList): Expression[] {
  return [
    ...args.positional,
    ...args.named.map(({ value }) => value),
    ...present([args.spread, args.spreadNamed]),
  ]
}

function childExpressions(node: Expression): readonly Expression[] {
  switch (node.type) {
    case 'literal':
    case 'name':
      return []
    case 'attribute':
      return [node.object]
    case 'item':
      return [node.object, node.key]
    case 'slice':
      return present([node.start, node.stop, node.step])
    case 'call':
      return [node.callee, ...argumentExpressions(node.args)]
    case 'filter':
      return [...present([node.target]), ...argumentExpressions(node.args)]
    case 'test':
      return [node.target, ...argumentExpressions(node.args)]
    case 'unary':
      return [node.operand]
    case 'binary':
    case 'logical':
      return [node.left, node.right]
    case 'comparison':
      return [node.first, ...node.rest.map(({ operand }) => operand)]
    case 'concatenation':
      return node.parts
    case 'conditional':
      return present([node.test, node.consequent, node.otherwise])
    case 'list':
    case 'tuple':
      return node.items
    case 'dict':
      return node.entries.flatMap(({ key, value }) => [key, value])
  }
}

/** The expressions written in a statement itself, outside of its bodies. */
export function statementExpressions(node: Statement): readonly Expression[] {
  switch (node.type) {
    case 'output':
    case 'set':
    case 'do':
      return [node.value]
    case 'if':
      return node.branches.map(({ test }) => test)
    case 'for':
      return present([node.iterable, node.condition])
    case 'set-block':
      return present([node.filter])
    case 'filter-block':
      return [node.filter]
    case 'with':
      return node.values
    case 'macro':
      return present(node.parameters.map(({ defaultValue }) => defaultValue))
    case 'call-block':
      return [node.call, ...present(node.parameters.map(({ defaultValue }) => defaultValue))]
    case 'import':
    case 'from-import':
    case 'include':
    case 'extends':
      return [node.template]
    case 'autoescape':
      return [node.enabled]
    case 'text':
    case 'break':
    case 'continue':
    case 'block':
      return []
  }
}

export function statementBodies(node: Statement): readonly Body[] {
  switch (node.type) {
    case 'if':
      return [...node.branches.map(({ body }) => body), node.otherwise]
    case 'for':
      return [node.body, node.otherwise]
    case 'set-block':
    case 'filter-block':
    case 'with':
    case 'macro':
    case 'call-block':
    case 'autoescape':
    case 'block':
      return [node.body]
    case 'text':
    case 'output':
    case 'set':
    case 'do':
    case 'import':
    case 'from-import':
    case 'include':
    case 'extends':
    case 'break':
    case 'continue':
      return []
  }
}

export function* expressionsIn(node: Expression): Generator<Expression> {
  yield node
  for (const child of childExpressions(node)) yield* expressionsIn(child)
}

/** Whether a name is read anywhere in a body, nested macros included. */
export function mentions(body: Body, name: string): boolean {
  return body.some(
    (statement) =>
      statementExpressions(statement).some((expression) => mentionsIn(expression, name)) ||
      statementBodies(statement).some((inner) => mentions(inner, name)),
  )
}

function mentionsIn(node: Expression, name: string): boolean {
  if (node.type === 'name') return node.name === name
  return childExpressions(node).some((child) => mentionsIn(child, name))
}

export function targetNames(target: Target): string[] {
  switch (target.type) {
    case 'name':
      return [target.name]
    case 'attribute':
      return []
    case 'tuple':
      return target.items.flatMap(targetNames)
  }
}

/** The names that a body assigns in its own scope; only conditions share the scope of their surroundings. */
export function assignedNames(body: Body): string[] {
  return body.flatMap((node) => {
    switch (node.type) {
      case 'set':
      case 'set-block':
        return targetNames(node.target)
      case 'macro':
        return [node.declaration.name]
      case 'import':
        return [node.alias]
      case 'from-import':
        return node.names.map(({ alias }) => alias)
      case 'if':
        return [
          ...node.branches.flatMap((branch) => assignedNames(branch.body)),
          ...assignedNames(node.otherwise),
        ]
      default:
        return []
    }
  })
}
