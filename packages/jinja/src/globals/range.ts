import type { Arguments } from '../runtime/arguments.ts'
import { smallInteger } from '../runtime/numbers.ts'
import { typeError, valueError } from '../runtime/python-error.ts'
import { typeName } from '../runtime/type-name.ts'
import { HostObject } from '../values/host-object.ts'
import type { Value } from '../values/value.ts'

const longest = 10_000_000

/** Python's range(). */
export class Range extends HostObject {
  readonly typeName = 'range'
  readonly start: number
  readonly stop: number
  readonly step: number

  constructor(start: number, stop: number, step: number) {
    super()
    this.start = start
    this.stop = stop
    this.step = step
  }

  static from({ positional, named }: Arguments): Range {
    if (named.size > 0) throw typeError('range() takes no keyword arguments')
    if (positional.length === 0) throw typeError('range expected at least 1 argument, got 0')
    if (positional.length > 3) throw typeError(`range expected at most 3 arguments, got ${positional.length}`)
    const numbers = positional.map((value) => {
      const number = smallInteger(value)
      if (number === undefined)
        throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`)
      return number
    })
    const [first = 0, second, step = 1] = numbers
    if (step === 0) throw valueError('range() arg 3 must not be zero')
    const range = second === undefined ? new Range(0, first, 1) : new Range(first, second, step)
    if (range.length() > longest) throw valueError(`Range too big: at most ${longest} items.`)
    return range
  }

  override length(): number {
    return Math.max(0, Math.ceil((this.stop - this.start) / this.step))
  }

  override iterate(): Value[] {
    return Array.from({ length: this.length() }, (_, index) => this.start + index * this.step)
  }

  override getItem(key: Value): Value | undefined {
    const index = smallInteger(key)
    if (index === undefined) return undefined
    const position = index < 0 ? index + this.length() : index
    return position >= 0 && position < this.length() ? this.start + position * this.step : undefined
  }

  override slice(start: number, stop: number, step: number): Range {
    return new Range(this.start + start * this.step, this.start + stop * this.step, this.step * step)
  }

  override equals(other: Value): boolean {
    if (!(other instanceof Range) || other.length() !== this.length()) return false
    return (
      this.length() === 0 || (other.start === this.start && (this.length() === 1 || other.step === this.step))
    )
  }

  override toRepr(): string {
    return this.step === 1
      ? `range(${this.start}, ${this.stop})`
      : `range(${this.start}, ${this.stop}, ${this.step})`
  }
}
