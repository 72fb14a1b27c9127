import { callable, PythonError } from '@waypoint/jinja'
import type { ContextName } from '../environment.ts'

export const metric: ContextName = ({ resolver }) =>
  callable('metric', ({ positional, site }) => {
    const [first, second] = positional
    if (typeof first !== 'string' || (second !== undefined && typeof second !== 'string')) {
      throw new PythonError('type', 'metric() takes one or two names as text')
    }
    return second === undefined ? resolver.metric(first, null, site) : resolver.metric(second, first, site)
  })
