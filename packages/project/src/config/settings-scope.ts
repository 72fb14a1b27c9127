import { textOf, toValue } from '@waypoint/context'
import { bindArguments, callable, PythonError, type Scope, scopeOf, type Value } from '@waypoint/jinja'
import type { ProjectEnvironment } from './environment.ts'

export interface SettingsScopeOptions {
  readonly environment: ProjectEnvironment
  readonly commandLineVars: Readonly<Record<string, unknown>>
  readonly target?: Readonly<Record<string, unknown>>
}

/** What profiles.yml and dbt_project.yml can call: env_var with secrets, vars of the command line, target. */
export function settingsScope(options: SettingsScopeOptions): Scope {
  return scopeOf(
    new Map<string, Value>([
      ['env_var', environmentVariable(options.environment)],
      ['var', commandLineVar(options.commandLineVars)],
      ['target', toValue(options.target ?? {})],
    ]),
  )
}

function environmentVariable(environment: ProjectEnvironment): Value {
  return callable('env_var', (args) => {
    const [name, fallback] = bindArguments(args, 'env_var', ['var', ['default', null]])
    const value = environment.get(textOf(name))
    if (value !== undefined) return value
    if (fallback !== null && fallback !== undefined) return fallback
    throw new PythonError(
      'undefined',
      `The environment variable '${textOf(name)}' is not set and has no default`,
      `Set ${textOf(name)}, or give a default: env_var('${textOf(name)}', '…').`,
    )
  })
}

function commandLineVar(vars: Readonly<Record<string, unknown>>): Value {
  return callable('var', (args) => {
    const [name, fallback] = bindArguments(args, 'var', ['name', ['default', null]])
    const key = textOf(name)
    if (Object.hasOwn(vars, key)) return toValue(vars[key])
    if (args.positional.length + args.named.size > 1) return fallback ?? null
    throw new PythonError(
      'undefined',
      `The var '${key}' is not set and has no default`,
      `dbt_project.yml and profiles.yml see the vars of --vars only: give a default, var('${key}', …).`,
    )
  })
}
