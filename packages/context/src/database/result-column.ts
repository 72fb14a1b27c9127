import { bindArguments, callable, HostObject, Tuple, type Value } from '@waypoint/jinja'
import { valueAt } from './value-at.ts'

/** One column: its name and its values from top to bottom. */
export class ResultColumnValues extends HostObject {
  readonly typeName = 'Column'
  readonly name: string
  readonly items: readonly Value[]

  constructor(name: string, items: readonly Value[]) {
    super()
    this.name = name
    this.items = items
  }

  override getAttribute(name: string): Value | undefined {
    if (name === 'name') return this.name
    if (name === 'values') return callable('values', () => new Tuple(this.items))
    if (name === 'values_distinct') {
      return callable('values_distinct', () => new Tuple([...new Set(this.items)]))
    }
    return undefined
  }

  override getItem(key: Value): Value | undefined {
    return valueAt(this.items, key)
  }

  override iterate(): Iterable<Value> {
    return this.items
  }

  override length(): number {
    return this.items.length
  }
}

/** Agate's mapped sequence: by position, by name, iterable. */
export class MappedSequence extends HostObject {
  readonly typeName: string
  readonly #names: readonly string[]
  readonly #item: (index: number) => Value
  readonly #length: number

  constructor(
    typeName: string,
    names: readonly string[],
    item: (index: number) => Value,
    length: number = names.length,
  ) {
    super()
    this.typeName = typeName
    this.#names = names
    this.#item = item
    this.#length = length
  }

  override getAttribute(name: string): Value | undefined {
    switch (name) {
      case 'keys':
        return callable(name, () => new Tuple(this.#names))
      case 'values':
        return callable(name, () => new Tuple([...this.iterate()]))
      case 'items':
        return callable(name, () => this.#pairs().map(([key, value]) => new Tuple([key, value])))
      case 'dict':
        return callable(name, () => new Map<Value, Value>(this.#pairs()))
      case 'get':
        return callable(name, (args) => {
          const [key, fallback] = bindArguments(args, name, ['key', ['default', null]])
          return this.getItem(key ?? null) ?? fallback ?? null
        })
      default:
        return undefined
    }
  }

  override getItem(key: Value): Value | undefined {
    if (typeof key === 'string') {
      const index = this.#names.indexOf(key)
      return index < 0 ? undefined : this.#item(index)
    }
    return valueAt([...this.iterate()], key)
  }

  #pairs(): readonly (readonly [string, Value])[] {
    return this.#names.map((name, index) => [name, this.#item(index)])
  }

  override *iterate(): Generator<Value> {
    for (let index = 0; index < this.#length; index += 1) yield this.#item(index)
  }

  override length(): number {
    return this.#length
  }
}
