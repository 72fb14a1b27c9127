import { bindArguments, callable, HostObject, type Value } from '@waypoint/jinja'

/** Python's set as dbt's `set()` makes it; keeps the order of insertion. */
export class PythonSet extends HostObject {
  readonly typeName = 'set'
  readonly #items: Map<Value, Value>

  constructor(items: Iterable<Value>) {
    super()
    this.#items = new Map()
    for (const item of items) this.#items.set(item, item)
  }

  override iterate(): Iterable<Value> {
    return this.#items.keys()
  }

  override length(): number {
    return this.#items.size
  }

  override truth(): boolean {
    return this.#items.size > 0
  }

  override contains(item: Value): boolean {
    return this.#items.has(item)
  }

  override getAttribute(name: string): Value | undefined {
    switch (name) {
      case 'add':
        return callable(name, (args) => {
          const [item] = bindArguments(args, name, ['item'])
          this.#items.set(item ?? null, item ?? null)
          return null
        })
      case 'discard':
        return callable(name, (args) => {
          const [item] = bindArguments(args, name, ['item'])
          this.#items.delete(item ?? null)
          return null
        })
      case 'union':
        return this.#operation(name, (other) => new PythonSet([...this.#items.keys(), ...other]))
      case 'intersection':
        return this.#operation(
          name,
          (other) => new PythonSet([...other].filter((item) => this.contains(item))),
        )
      case 'difference':
        return this.#operation(name, (other) => this.#without(other))
      case 'symmetric_difference':
        return this.#operation(
          name,
          (other) =>
            new PythonSet([
              ...this.#without(other).iterate(),
              ...[...other].filter((item) => !this.contains(item)),
            ]),
        )
      case 'issubset':
        return this.#operation(name, (other) => [...this.#items.keys()].every((item) => other.has(item)))
      case 'issuperset':
        return this.#operation(name, (other) => [...other].every((item) => this.contains(item)))
      default:
        return undefined
    }
  }

  #without(other: ReadonlySet<Value>): PythonSet {
    return new PythonSet([...this.#items.keys()].filter((item) => !other.has(item)))
  }

  #operation(name: string, run: (other: ReadonlySet<Value>) => Value): Value {
    return callable(name, ({ positional }) => {
      const [other] = positional
      if (Array.isArray(other)) return run(new Set(other))
      if (other instanceof Map) return run(new Set(other.keys()))
      return run(new Set(other instanceof HostObject ? (other.iterate?.() ?? []) : []))
    })
  }
}
