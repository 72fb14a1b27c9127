import { HostObject } from './host-object.ts'
import type { Value } from './value.ts'

/**
 * What `map`, `select` and their like give: always true, without a length, and empty once it was read. It
 * prints as in Python, save for the address in memory: output must not change from run to run.
 */
export class Generator extends HostObject {
  readonly typeName = 'generator'
  readonly #name: string
  #items: readonly Value[]

  constructor(name: string, items: readonly Value[]) {
    super()
    this.#name = name
    this.#items = items
  }

  override iterate(): readonly Value[] {
    const items = this.#items
    this.#items = []
    return items
  }

  override toRepr(): string {
    return `<generator object ${this.#name}>`
  }
}
