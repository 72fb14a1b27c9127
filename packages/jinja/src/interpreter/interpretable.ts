import type { Expression } from '../ast/expression.ts'
import type { Body, Statement } from '../ast/statement.ts'
import { expressionsIn, statementBodies, statementExpressions } from '../ast/walk.ts'
import type { Environment } from '../runtime/environment.ts'

/**
 * Whether a body can be run without being compiled: it defines no macro, imports nothing, and names only
 * filters and tests that exist (the compiler reports those that do not).
 */
export function isInterpretable(body: Body, environment: Environment): boolean {
  return body.every(
    (statement) =>
      isSimple(statement) &&
      statementExpressions(statement).every((each) => isInterpretableExpression(each, environment)) &&
      statementBodies(statement).every((inner) => isInterpretable(inner, environment)),
  )
}

export function isInterpretableExpression(expression: Expression, environment: Environment): boolean {
  for (const node of expressionsIn(expression)) {
    switch (node.type) {
      case 'filter':
        if (!environment.filters.has(node.name) && !environment.hostFilters.has(node.name)) return false
        break
      case 'test':
        if (!environment.tests.has(node.name) && !environment.hostTests.has(node.name)) return false
        break
      default:
        break
    }
  }
  return true
}

function isSimple(statement: Statement): boolean {
  switch (statement.type) {
    case 'macro':
    case 'call-block':
    case 'import':
    case 'from-import':
    case 'include':
    case 'autoescape':
    case 'block':
    case 'extends':
      return false
    case 'for':
      return !statement.recursive
    default:
      return true
  }
}
