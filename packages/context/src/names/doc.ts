import { callable, PythonError } from '@waypoint/jinja'
import type { ContextName } from '../environment.ts'
import { textOf } from '../text.ts'

/** `doc('name')`, `doc('package', 'name')`: the text of a docs block. */
export const doc: ContextName = ({ docs }) =>
  callable('doc', ({ positional }) => {
    const [first, second] = positional.map(textOf)
    if (first === undefined || positional.length > 2) {
      throw new PythonError('type', `doc() takes one or two names (${positional.length} given)`)
    }
    const found = second === undefined ? docs(null, first) : docs(first, second)
    if (found !== undefined) return found
    throw new PythonError(
      'undefined',
      `There is no docs block named '${second ?? first}'`,
      `Write {% docs ${second ?? first} %} … {% enddocs %} in a .md file.`,
    )
  })
