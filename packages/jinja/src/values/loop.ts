import type { Arguments } from '../runtime/arguments.ts'
import { bindArguments } from '../runtime/bind-arguments.ts'
import { equals } from '../runtime/comparison.ts'
import { itemsOf } from '../runtime/iteration.ts'
import { presentOr } from '../runtime/present.ts'
import { typeError } from '../runtime/python-error.ts'
import { Callable } from './callable.ts'
import { HostObject } from './host-object.ts'
import { Undefined } from './undefined.ts'
import type { Value } from './value.ts'

type Recursion = (items: readonly Value[], depth: number) => Value | Promise<Value>

/** The `loop` variable. */
export class Loop extends HostObject {
  readonly typeName = 'LoopContext'
  index0 = 0
  readonly #items: readonly Value[]
  readonly #depth: number
  readonly #recursion: Recursion | null
  #changed: readonly Value[] | undefined

  constructor(items: readonly Value[], depth: number, recursion: Recursion | null) {
    super()
    this.#items = items
    this.#depth = depth
    this.#recursion = recursion
  }

  override getAttribute(name: string): Value | undefined {
    const { length } = this.#items
    switch (name) {
      case 'index':
        return this.index0 + 1
      case 'index0':
        return this.index0
      case 'revindex':
        return length - this.index0
      case 'revindex0':
        return length - this.index0 - 1
      case 'first':
        return this.index0 === 0
      case 'last':
        return this.index0 === length - 1
      case 'length':
        return length
      case 'depth':
        return this.#depth + 1
      case 'depth0':
        return this.#depth
      case 'previtem':
        return presentOr(this.#items[this.index0 - 1], () => new Undefined('there is no previous item'))
      case 'nextitem':
        return presentOr(this.#items[this.index0 + 1], () => new Undefined('there is no next item'))
      case 'cycle':
        return new Callable('cycle', ({ positional }) => {
          if (positional.length === 0) throw typeError('no items for cycling given')
          return positional[this.index0 % positional.length] ?? null
        })
      case 'changed':
        return new Callable('changed', ({ positional }) => this.#hasChanged(positional))
      default:
        return undefined
    }
  }

  override call(args: Arguments): Value | Promise<Value> {
    const [items = null] = bindArguments(args, 'loop', ['iterable'])
    if (this.#recursion === null) {
      throw typeError("The loop must have the 'recursive' marker to be called recursively.")
    }
    return this.#recursion(itemsOf(items), this.#depth + 1)
  }

  override length(): number {
    return this.#items.length
  }

  override toRepr(): string {
    return `<LoopContext ${this.index0 + 1}/${this.#items.length}>`
  }

  #hasChanged(values: readonly Value[]): boolean {
    const last = this.#changed
    this.#changed = values
    if (last === undefined || last.length !== values.length) return true
    return values.some((value, index) => !equals(value, last[index] ?? null))
  }
}
