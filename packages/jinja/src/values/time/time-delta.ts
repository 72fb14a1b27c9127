import { numeric } from '../../runtime/numbers.ts'
import { PythonError } from '../../runtime/python-error.ts'
import { Callable } from '../callable.ts'
import { float } from '../float.ts'
import { type BinaryOperator, HostObject } from '../host-object.ts'
import type { Value } from '../value.ts'

const microsecondsPerDay = 86_400_000_000n

const two = (value: number): string => String(value).padStart(2, '0')

/** Python's timedelta: a duration in whole microseconds. */
export class TimeDelta extends HostObject {
  readonly typeName = 'datetime.timedelta'
  readonly microseconds: bigint

  constructor(microseconds: bigint) {
    super()
    this.microseconds = microseconds
  }

  static of(parts: {
    readonly days?: number
    readonly seconds?: number
    readonly microseconds?: number
  }): TimeDelta {
    const { days = 0, seconds = 0, microseconds = 0 } = parts
    const whole = BigInt(Math.trunc(days)) * microsecondsPerDay + BigInt(Math.trunc(seconds)) * 1_000_000n
    const rest = (days % 1) * 86_400_000_000 + (seconds % 1) * 1_000_000 + microseconds
    return new TimeDelta(whole + BigInt(Math.round(rest)))
  }

  get days(): number {
    const days = this.microseconds / microsecondsPerDay
    return Number(this.microseconds % microsecondsPerDay < 0n ? days - 1n : days)
  }

  /** Microseconds beyond the whole days; never negative. */
  get remainder(): number {
    return Number(this.microseconds - BigInt(this.days) * microsecondsPerDay)
  }

  override getAttribute(name: string): Value | undefined {
    switch (name) {
      case 'days':
        return this.days
      case 'seconds':
        return Math.floor(this.remainder / 1_000_000)
      case 'microseconds':
        return this.remainder % 1_000_000
      case 'total_seconds':
        return new Callable('total_seconds', () => float(Number(this.microseconds) / 1_000_000))
      default:
        return undefined
    }
  }

  override truth(): boolean {
    return this.microseconds !== 0n
  }

  override equals(other: Value): boolean {
    return other instanceof TimeDelta && other.microseconds === this.microseconds
  }

  override compare(other: Value): number | undefined {
    return other instanceof TimeDelta ? Number(this.microseconds - other.microseconds) : undefined
  }

  override operate(operator: BinaryOperator, other: Value, reflected: boolean): Value | undefined {
    if (other instanceof TimeDelta) {
      const [a, b] = reflected
        ? [other.microseconds, this.microseconds]
        : [this.microseconds, other.microseconds]
      if (operator === '+') return new TimeDelta(a + b)
      if (operator === '-') return new TimeDelta(a - b)
      if (b === 0n && (operator === '/' || operator === '//')) {
        throw new PythonError('arithmetic', 'integer division or modulo by zero')
      }
      if (operator === '/') return float(Number(a) / Number(b))
      return operator === '//' ? Math.floor(Number(a) / Number(b)) : undefined
    }
    const factor = numeric(other)
    if (factor === undefined) return undefined
    if (operator === '*') {
      return new TimeDelta(
        typeof factor === 'bigint'
          ? this.microseconds * factor
          : BigInt(Math.round(Number(this.microseconds) * factor)),
      )
    }
    if (reflected || (operator !== '/' && operator !== '//')) return undefined
    if (Number(factor) === 0) throw new PythonError('arithmetic', 'integer division or modulo by zero')
    return new TimeDelta(BigInt(Math.round(Number(this.microseconds) / Number(factor))))
  }

  override toText(): string {
    const seconds = Math.floor(this.remainder / 1_000_000)
    const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
    const fraction = this.remainder % 1_000_000
    const suffix = fraction === 0 ? '' : `.${String(fraction).padStart(6, '0')}`
    const days = this.days === 0 ? '' : `${this.days} day${Math.abs(this.days) === 1 ? '' : 's'}, `
    return `${days}${clock}${suffix}`
  }

  override toRepr(): string {
    const parts = [
      ['days', this.days],
      ['seconds', Math.floor(this.remainder / 1_000_000)],
      ['microseconds', this.remainder % 1_000_000],
    ] as const
    const shown = parts.filter(([, value]) => value !== 0).map(([name, value]) => `${name}=${value}`)
    return `datetime.timedelta(${shown.length === 0 ? '0' : shown.join(', ')})`
  }
}
