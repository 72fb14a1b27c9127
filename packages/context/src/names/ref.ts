import { callable, PythonError, type Value } from '@waypoint/jinja'
import type { ContextName } from '../environment.ts'

/** `ref('model')`, `ref('package', 'model')`, with `v=` or `version=`. */
export const ref: ContextName = ({ resolver }) =>
  callable('ref', ({ positional, named, site }) => {
    const names = positional.map((each) => nameOf(each))
    const [first, second] = names
    if (first === undefined || names.length > 2) {
      throw new PythonError('type', `ref() takes one or two names (${names.length} given)`)
    }
    for (const key of named.keys()) {
      if (key !== 'v' && key !== 'version') {
        throw new PythonError('type', `ref() takes no keyword argument '${key}'`, 'It takes version or v.')
      }
    }
    const version = named.get('version') ?? named.get('v') ?? null
    return resolver.ref(
      {
        name: second ?? first,
        package: second === undefined ? null : first,
        version: typeof version === 'string' || typeof version === 'number' ? version : null,
      },
      site,
    )
  })

function nameOf(value: Value): string {
  if (typeof value === 'string') return value
  throw new PythonError(
    'type',
    'ref() takes names as text',
    "Write the model's name in quotes: ref('orders').",
  )
}
