import type { Body, Statement } from './statement.ts'
import { statementBodies, targetNames } from './walk.ts'

/** Every name that a body gives a meaning to somewhere, in inner scopes too; nested macros are left out. */
export function boundNames(body: Body): string[] {
  return body.flatMap((node) => [
    ...namesBoundBy(node),
    ...(node.type === 'macro' ? [] : statementBodies(node).flatMap(boundNames)),
  ])
}

function namesBoundBy(node: Statement): readonly string[] {
  switch (node.type) {
    case 'set':
    case 'set-block':
    case 'for':
      return targetNames(node.target)
    case 'with':
      return node.targets.flatMap(targetNames)
    case 'call-block':
      return node.parameters.map(({ name }) => name)
    case 'macro':
      return [node.declaration.name]
    case 'import':
      return [node.alias]
    case 'from-import':
      return node.names.map(({ alias }) => alias)
    default:
      return []
  }
}
