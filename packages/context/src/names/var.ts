import {
  type Arguments,
  bindArguments,
  callable,
  compileTemplate,
  HostObject,
  type Value,
} from '@waypoint/jinja'
import type { ContextEnvironment, ContextName, NodeContext } from '../environment.ts'
import { toValue } from '../plain.ts'
import { templateOptions } from '../template-options.ts'
import { textOf } from '../text.ts'

/** `var('name')`, `var('name', default)`, `var.has_var('name')` */
export const variable: ContextName = (environment, context) => new VarObject(environment, context)

class VarObject extends HostObject {
  readonly typeName = 'var'
  readonly #environment: ContextEnvironment
  readonly #context: NodeContext

  constructor(environment: ContextEnvironment, context: NodeContext) {
    super()
    this.#environment = environment
    this.#context = context
  }

  override call(args: Arguments): Value | Promise<Value> {
    const { vars, packageName, resolver } = this.#environment
    const [name, fallback] = bindArguments(args, 'var', ['name', ['default', null]])
    const key = textOf(name)
    if (vars.has(key, packageName)) return this.#rendered(vars.get(key, packageName), args)
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

  /** A var may be a template: `"{{ ref('orders') }}"`. */
  #rendered(value: unknown, { asynchronous, site }: Arguments): Value | Promise<Value> {
    if (typeof value !== 'string' || !/\{[{%#]/.test(value)) return toValue(value)
    const template = compileTemplate(value, templateOptions({ file: site.file }))
    return asynchronous ? template.render(this.#context) : template.renderSync(this.#context)
  }

  override getAttribute(name: string): Value | undefined {
    if (name !== 'has_var') return undefined
    return callable(name, (args) => {
      const [key] = bindArguments(args, name, ['var_name'])
      return this.#environment.vars.has(textOf(key), this.#environment.packageName)
    })
  }
}
