import { repr } from '../runtime/text.ts'
import { HostObject } from './host-object.ts'
import type { Value } from './value.ts'

/** `namespace(…)`: the one object whose attributes a template may set. */
export class Namespace extends HostObject {
  readonly typeName = 'Namespace'
  readonly #attributes: Map<string, Value>

  constructor(attributes: Iterable<readonly [string, Value]>) {
    super()
    this.#attributes = new Map(attributes)
  }

  override getAttribute(name: string): Value | undefined {
    return this.#attributes.get(name)
  }

  override setAttribute(name: string, value: Value): void {
    this.#attributes.set(name, value)
  }

  override toRepr(): string {
    return `<Namespace ${repr(new Map<Value, Value>(this.#attributes))}>`
  }
}
