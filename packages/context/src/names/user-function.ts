import { callable, PythonError } from '@waypoint/jinja'
import type { ContextName } from '../environment.ts'

/** `function('as_euro')`, `function('package', 'as_euro')`: the name under which SQL calls it. */
export const userFunction: ContextName = ({ resolver }) =>
  callable('function', ({ positional, site }) => {
    const [first, second] = positional
    if (
      positional.length > 2 ||
      typeof first !== 'string' ||
      (second !== undefined && typeof second !== 'string')
    ) {
      throw new PythonError(
        'type',
        `function() takes one or two names as text (${positional.length} given)`,
        "Write {{ function('as_euro') }}(amount).",
      )
    }
    return second === undefined
      ? resolver.function(first, null, site)
      : resolver.function(second, first, site)
  })
