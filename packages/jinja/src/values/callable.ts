import type { Arguments } from '../runtime/arguments.ts'
import { HostObject } from './host-object.ts'
import type { Value } from './value.ts'

export type HostFunction = (args: Arguments) => Value | Promise<Value>

/** A function of the host. */
export class Callable extends HostObject {
  readonly typeName = 'function'
  readonly name: string
  readonly #function: HostFunction

  constructor(name: string, fn: HostFunction) {
    super()
    this.name = name
    this.#function = fn
  }

  override call(args: Arguments): Value | Promise<Value> {
    return this.#function(args)
  }

  override toRepr(): string {
    return `<function ${this.name}>`
  }
}

export function callable(name: string, fn: HostFunction): Callable {
  return new Callable(name, fn)
}
