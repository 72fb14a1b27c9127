import { bindArguments, callable, PythonError } from '@waypoint/jinja'
import type { ContextName } from '../environment.ts'
import { textOf } from '../text.ts'

export const SECRET_PREFIX = 'DBT_ENV_SECRET'

/** `env_var('NAME')`, `env_var('NAME', default)`; secrets are for profiles and packages only. */
export const environmentVariable: ContextName = ({ variables, resolver }) =>
  callable('env_var', (args) => {
    const [name, fallback] = bindArguments(args, 'env_var', ['var', ['default', null]])
    const key = textOf(name)
    if (key.startsWith(SECRET_PREFIX)) {
      throw new PythonError(
        'security',
        `The secret environment variable '${key}' may be read in profiles.yml and packages.yml only`,
      )
    }
    const value = variables.get(key)
    if (value !== undefined) return value
    if (fallback !== null && fallback !== undefined) return fallback
    return resolver.missing(
      {
        kind: 'env_var',
        name: key,
        message: `The environment variable '${key}' is not set and has no default`,
        hint: `Set ${key}, or give a default: env_var('${key}', '…').`,
      },
      args.site,
    )
  })
