import { bindArguments, callable, HostObject, type Value } from '@waypoint/jinja'
import type { ContextName, NodeContext } from '../environment.ts'
import { textOf } from '../text.ts'

/** `context`: the template's own scope as a dict, e.g. `context.get('my_macro')`. */
export const selfContext: ContextName = (_environment, context) => new ContextView(context)

class ContextView extends HostObject {
  readonly typeName = 'dict'
  readonly #context: NodeContext

  constructor(context: NodeContext) {
    super()
    this.#context = context
  }

  override getItem(key: Value): Value | undefined {
    return typeof key === 'string' ? this.#context.lookup(key) : undefined
  }

  override getAttribute(name: string): Value | undefined {
    switch (name) {
      case 'get':
        return callable(name, (args) => {
          const [key, fallback] = bindArguments(args, name, ['key', ['default', null]])
          return this.getItem(key ?? null) ?? fallback ?? null
        })
      case 'update':
        return callable(name, (args) => {
          const [added] = args.positional
          for (const [key, value] of added instanceof Map ? [...added, ...args.named] : args.named) {
            this.#context.define(textOf(key), value)
          }
          return null
        })
      case 'keys':
        return callable(name, () => [...this.#context.names()])
      default:
        return this.#context.lookup(name)
    }
  }

  override contains(item: Value): boolean {
    return this.getItem(item) !== undefined
  }

  override iterate(): Iterable<Value> {
    return this.#context.names()
  }
}
