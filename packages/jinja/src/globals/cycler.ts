import { typeError } from '../runtime/python-error.ts'
import { Callable } from '../values/callable.ts'
import { HostObject } from '../values/host-object.ts'
import type { Value } from '../values/value.ts'

export class Cycler extends HostObject {
  readonly typeName = 'Cycler'
  readonly #items: readonly Value[]
  #position = 0

  constructor(items: readonly Value[]) {
    super()
    if (items.length === 0) throw typeError('at least one item has to be provided')
    this.#items = items
  }

  override getAttribute(name: string): Value | undefined {
    switch (name) {
      case 'current':
        return this.#current()
      case 'pos':
        return this.#position
      case 'items':
        return [...this.#items]
      case 'next':
        return new Callable('next', () => {
          const current = this.#current()
          this.#position = (this.#position + 1) % this.#items.length
          return current
        })
      case 'reset':
        return new Callable('reset', () => {
          this.#position = 0
          return null
        })
      default:
        return undefined
    }
  }

  #current(): Value {
    return this.#items[this.#position] ?? null
  }
}
