import { type Arguments, HostObject, PythonError, type Value } from '@waypoint/jinja'

/** A Python module, or a class with its constructor, as templates reach it: a fixed set of names. */
export class Module extends HostObject {
  readonly typeName = 'module'
  readonly #name: string
  readonly #members: ReadonlyMap<string, Value>
  readonly #construct: ((args: Arguments) => Value) | undefined

  constructor(
    name: string,
    members: Readonly<Record<string, Value>>,
    construct?: (args: Arguments) => Value,
  ) {
    super()
    this.#name = name
    this.#members = new Map(Object.entries(members))
    this.#construct = construct
  }

  override call(args: Arguments): Value {
    if (this.#construct === undefined) throw new PythonError('type', `'${this.#name}' is not callable`)
    return this.#construct(args)
  }

  override getAttribute(name: string): Value | undefined {
    return this.#members.get(name)
  }

  override getItem(key: Value): Value | undefined {
    return typeof key === 'string' ? this.#members.get(key) : undefined
  }

  override toText(): string {
    return `<module '${this.#name}'>`
  }
}
