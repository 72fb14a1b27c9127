import { callable, PythonError } from '@waypoint/jinja'
import type { ContextName } from '../environment.ts'

/** `source('crm', 'accounts')` */
export const source: ContextName = ({ resolver }) =>
  callable('source', ({ positional, site }) => {
    const [name, table] = positional
    if (positional.length !== 2 || typeof name !== 'string' || typeof table !== 'string') {
      throw new PythonError(
        'type',
        `source() takes the names of a source and a table (${positional.length} given)`,
        "Write source('crm', 'accounts').",
      )
    }
    return resolver.source(name, table, site)
  })
