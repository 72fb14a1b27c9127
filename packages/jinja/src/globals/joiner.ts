import { HostObject } from '../values/host-object.ts'
import type { Value } from '../values/value.ts'

/** Returns nothing when first called and its separator from then on. */
export class Joiner extends HostObject {
  readonly typeName = 'Joiner'
  readonly #separator: Value
  #used = false

  constructor(separator: Value) {
    super()
    this.#separator = separator
  }

  override call(): Value {
    if (this.#used) return this.#separator
    this.#used = true
    return ''
  }
}
