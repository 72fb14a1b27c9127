import { type Arguments, bindArguments, callable, HostObject, type Value } from '@waypoint/jinja'
import type { ContextEnvironment, ContextName } from '../environment.ts'
import { toValue } from '../plain.ts'
import { textOf } from '../text.ts'

/** `var('name')`, `var('name', default)`, `var.has_var('name')` */
export const variable: ContextName = (environment) => new VarObject(environment)

class VarObject extends HostObject {
  readonly typeName = 'var'
  readonly #environment: ContextEnvironment

  constructor(environment: ContextEnvironment) {
    super()
    this.#environment = environment
  }

  override call(args: Arguments): Value {
    const { vars, packageName, resolver } = this.#environment
    const [name, fallback] = bindArguments(args, 'var', ['name', ['default', null]])
    const key = textOf(name)
    if (vars.has(key, packageName)) return toValue(vars.get(key, packageName))
    if (args.positional.length + args.named.size > 1) return fallback ?? null
    const near = vars.nearest(key, packageName)
    return resolver.missing(
      {
        kind: 'var',
        name: key,
        message: `The var '${key}' is not set and has no default`,
        hint:
          near === undefined
            ? `Set it under vars: in dbt_project.yml, with --vars '{"${key}": …}', or give a default: var('${key}', …).`
            : `Did you mean '${near}'?`,
      },
      args.site,
    )
  }

  override getAttribute(name: string): Value | undefined {
    if (name !== 'has_var') return undefined
    return callable(name, (args) => {
      const [key] = bindArguments(args, name, ['var_name'])
      return this.#environment.vars.has(textOf(key), this.#environment.packageName)
    })
  }
}
