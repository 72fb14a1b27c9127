import type { CallReference } from '../declarations.ts'
import type { Source } from '../lexer/source.ts'
import { literalArguments } from '../parser/literal-value.ts'
import type { Expression } from './expression.ts'
import { boundNames } from './bound-names.ts'
import type { Body } from './statement.ts'
import { expressionsIn, statementBodies, statementExpressions } from './walk.ts'

/** The calls in a body whose names come from outside: neither the body nor `own` names give them a meaning. */
export function freeCallsIn(
  body: Body,
  source: Source,
  own: readonly string[] = [],
): readonly CallReference[] {
  const calls = callsIn(body, source)
  if (calls.length === 0) return calls
  const bound = new Set([...own, ...boundNames(body)])
  return calls.filter(({ path: [name = ''] }) => !bound.has(name))
}

/** The calls written in a body that name what they call; those in macros inside it are left out. */
function callsIn(body: Body, source: Source): CallReference[] {
  const references: CallReference[] = []
  for (const statement of body) {
    if (statement.type === 'macro') continue
    for (const expression of statementExpressions(statement)) {
      for (const node of expressionsIn(expression)) {
        if (node.type !== 'call') continue
        const path = dottedPath(node.callee)
        if (path === null) continue
        references.push({ path, literals: literalArguments(node.args), location: source.locate(node.at) })
      }
    }
    for (const inner of statementBodies(statement)) references.push(...callsIn(inner, source))
  }
  return references
}

function dottedPath(node: Expression): string[] | null {
  if (node.type === 'name') return [node.name]
  if (node.type !== 'attribute') return null
  const parent = dottedPath(node.object)
  return parent === null ? null : [...parent, node.name]
}
