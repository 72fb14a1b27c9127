import { bindArguments, callable, HostObject, Tuple, type Value } from '@waypoint/jinja'
import { valueAt } from './value-at.ts'

/** One row: values by position and by column name. */
export class ResultRow extends HostObject {
  readonly typeName = 'Row'
  readonly columnNames: readonly string[]
  readonly values: readonly Value[]

  constructor(columnNames: readonly string[], values: readonly Value[]) {
    super()
    this.columnNames = columnNames
    this.values = values
  }

  override getAttribute(name: string): Value | undefined {
    switch (name) {
      case 'values':
        return callable('values', () => new Tuple(this.values))
      case 'keys':
        return callable('keys', () => new Tuple(this.columnNames))
      case 'items':
        return callable('items', () => this.columnNames.map((key, index) => this.#pair(key, index)))
      case 'dict':
        return callable(
          'dict',
          () => new Map(this.columnNames.map((key, i) => [key, this.values[i] ?? null])),
        )
      case 'get':
        return callable('get', (args) => {
          const [key, fallback] = bindArguments(args, 'get', ['key', ['default', null]])
          return this.getItem(key ?? null) ?? fallback ?? null
        })
      default:
        return this.#named(name)
    }
  }

  override getItem(key: Value): Value | undefined {
    return typeof key === 'string' ? this.#named(key) : valueAt(this.values, key)
  }

  override iterate(): Iterable<Value> {
    return this.values
  }

  override length(): number {
    return this.values.length
  }

  override toRepr(): string {
    return `<agate.Row: (${this.values.map((value) => JSON.stringify(value)).join(', ')})>`
  }

  #named(name: string): Value | undefined {
    const index = this.columnNames.indexOf(name)
    return index < 0 ? undefined : (this.values[index] ?? null)
  }

  #pair(key: string, index: number): Tuple {
    return new Tuple([key, this.values[index] ?? null])
  }
}
