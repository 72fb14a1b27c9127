import {
  type Arguments,
  bindArguments,
  Callable,
  callable,
  HostObject,
  PythonError,
  type Value,
} from '@waypoint/jinja'
import type { ContextEnvironment, ContextName } from '../environment.ts'
import { textOf } from '../text.ts'

/** `config(key=value)`, `config.get`, `config.require`. While parsing, get() and require() give ''. */
export const config: ContextName = (environment) => new ConfigObject(environment)

class ConfigObject extends HostObject {
  readonly typeName = 'config'
  readonly #environment: ContextEnvironment

  constructor(environment: ContextEnvironment) {
    super()
    this.#environment = environment
  }

  override call(args: Arguments): Value {
    const [first] = args.positional
    if (args.positional.length > 1 || (first !== undefined && !(first instanceof Map))) {
      throw new PythonError(
        'type',
        'config() takes keyword arguments or one dict',
        "Write config(materialized='table').",
      )
    }
    const values = new Map<string, Value>(args.named)
    for (const [key, value] of first ?? []) values.set(textOf(key), value)
    this.#environment.resolver.configure(values, args.site)
    return ''
  }

  override getAttribute(name: string): Value | undefined {
    switch (name) {
      case 'get':
        return this.#reader(name, (key, fallback) => this.#value(key) ?? fallback)
      case 'require':
        return this.#reader(name, (key) => required(key, this.#value(key)))
      case 'meta_get':
        return this.#reader(name, (key, fallback) => this.#meta(key) ?? fallback)
      case 'meta_require':
        return this.#reader(name, (key) => required(key, this.#meta(key)))
      case 'set':
        return callable(name, (args) => {
          const [key, value] = bindArguments(args, name, ['name', 'value'])
          this.#environment.resolver.configure(new Map([[textOf(key), value ?? null]]), args.site)
          return ''
        })
      case 'persist_relation_docs':
        return callable(name, () => this.#persists('relation'))
      case 'persist_column_docs':
        return callable(name, () => this.#persists('columns'))
      default:
        return undefined
    }
  }

  #reader(name: string, read: (key: string, fallback: Value) => Value): Callable {
    return callable(name, (args) => {
      const [key, fallback] = bindArguments(args, name, ['name', ['default', null], ['validator', null]])
      return this.#environment.execute ? read(textOf(key), fallback ?? null) : ''
    })
  }

  #value(key: string): Value | undefined {
    return this.#environment.resolver.configValue(key)
  }

  #meta(key: string): Value | undefined {
    const meta = this.#value('meta')
    return meta instanceof Map ? meta.get(key) : undefined
  }

  #persists(part: string): Value {
    const docs = this.#environment.execute ? this.#value('persist_docs') : undefined
    return docs instanceof Map ? (docs.get(part) ?? false) : false
  }
}

function required(key: string, value: Value | undefined): Value {
  if (value !== undefined) return value
  throw new PythonError(
    'undefined',
    `The config '${key}' is required and not set`,
    `Set it in config(${key}=…) or under +${key} in dbt_project.yml.`,
  )
}
