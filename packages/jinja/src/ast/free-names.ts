import { boundNames } from './bound-names.ts'
import type { Body } from './statement.ts'
import { expressionsIn, statementBodies, statementExpressions } from './walk.ts'

/** Every name that a body reads and gives no meaning to anywhere; `loop` is always its own. */
export function freeNamesIn(body: Body): ReadonlySet<string> {
  const names = new Set<string>()
  collect(body, names)
  for (const name of [...boundNames(body), 'loop']) names.delete(name)
  return names
}

function collect(body: Body, names: Set<string>): void {
  for (const statement of body) {
    for (const expression of statementExpressions(statement)) {
      for (const node of expressionsIn(expression)) if (node.type === 'name') names.add(node.name)
    }
    for (const inner of statementBodies(statement)) collect(inner, names)
  }
}
