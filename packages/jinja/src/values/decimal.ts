import { divideHalfEven, scaledInteger } from '../formatting/exact-decimal.ts'
import { numeric } from '../runtime/numbers.ts'
import { PythonError, valueError } from '../runtime/python-error.ts'
import { repr } from '../runtime/text.ts'
import { type BinaryOperator, HostObject } from './host-object.ts'
import type { Value } from './value.ts'

/** Digits that a result keeps, as in Python's default context. */
const precision = 28

/** An exact decimal number: coefficient × 10^exponent. */
export class Decimal extends HostObject {
  readonly typeName = 'decimal.Decimal'
  readonly coefficient: bigint
  readonly exponent: number

  constructor(coefficient: bigint, exponent: number) {
    super()
    this.coefficient = coefficient
    this.exponent = exponent
  }

  static parse(text: string): Decimal {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text.trim().replaceAll('_', ''))
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? []
    if (match === null || whole + fraction === '')
      throw valueError(`Invalid literal for Decimal: ${repr(text)}`)
    const magnitude = BigInt(whole + fraction)
    return new Decimal(sign === '-' ? -magnitude : magnitude, Number(exponent) - fraction.length)
  }

  /** Rounded half to even to so many decimals. */
  round(digits: number): Decimal {
    const dropped = -digits - this.exponent
    if (dropped <= 0) return new Decimal(this.coefficient * 10n ** BigInt(-dropped), -digits)
    const negative = this.coefficient < 0n
    const magnitude = divideHalfEven(negative ? -this.coefficient : this.coefficient, 10n ** BigInt(dropped))
    return new Decimal(negative ? -magnitude : magnitude, -digits)
  }

  override truth(): boolean {
    return this.coefficient !== 0n
  }

  override toText(): string {
    const negative = this.coefficient < 0n
    const digits = (negative ? -this.coefficient : this.coefficient).toString()
    const adjusted = this.exponent + digits.length - 1
    const sign = negative ? '-' : ''
    if (this.exponent > 0 || adjusted < -6) {
      const fraction = digits.length > 1 ? `.${digits.slice(1)}` : ''
      return `${sign}${digits[0]}${fraction}E${adjusted < 0 ? '' : '+'}${adjusted}`
    }
    if (this.exponent === 0) return sign + digits
    const padded = digits.padStart(1 - this.exponent, '0')
    return `${sign}${padded.slice(0, this.exponent)}.${padded.slice(this.exponent)}`
  }

  override toRepr(): string {
    return `Decimal('${this.toText()}')`
  }

  override equals(other: Value): boolean {
    return this.compare(other) === 0
  }

  override compare(other: Value): number | undefined {
    const decimal = comparable(other)
    if (decimal === undefined) return undefined
    const [a, b] = align(this, decimal)
    return a < b ? -1 : a > b ? 1 : 0
  }

  override operate(operator: BinaryOperator, other: Value, reflected: boolean): Value | undefined {
    const operand = exact(other)
    if (operand === undefined) return undefined
    return reflected ? calculate(operator, operand, this) : calculate(operator, this, operand)
  }
}

/** Decimals and ints calculate exactly; a float beside a Decimal is a type error, as in Python. */
function exact(value: Value): Decimal | undefined {
  if (value instanceof Decimal) return value
  const number = numeric(value)
  return typeof number === 'bigint' ? new Decimal(number, 0) : undefined
}

/** Comparing with a float is allowed and exact. */
function comparable(value: Value): Decimal | undefined {
  const number = numeric(value)
  if (typeof number === 'number' && Number.isFinite(number)) return floatToDecimal(number)
  return exact(value)
}

function floatToDecimal(value: number): Decimal {
  // A double has at most 1,074 binary places, and as many decimal ones.
  const scaled = scaledInteger(value, 1074)
  return new Decimal(value < 0 ? -scaled : scaled, -1074)
}

function align(a: Decimal, b: Decimal): [bigint, bigint] {
  const exponent = Math.min(a.exponent, b.exponent)
  return [
    a.coefficient * 10n ** BigInt(a.exponent - exponent),
    b.coefficient * 10n ** BigInt(b.exponent - exponent),
  ]
}

function calculate(operator: BinaryOperator, a: Decimal, b: Decimal): Decimal | undefined {
  const exponent = Math.min(a.exponent, b.exponent)
  const [x, y] = align(a, b)
  switch (operator) {
    case '+':
      return rounded(x + y, exponent)
    case '-':
      return rounded(x - y, exponent)
    case '*':
      return rounded(a.coefficient * b.coefficient, a.exponent + b.exponent)
    case '/':
      return divide(a, b)
    case '//':
      return new Decimal(x / nonZero(y), 0)
    case '%':
      return new Decimal(x % nonZero(y), exponent)
    case '**':
      return power(a, b)
    case '|':
    case '&':
      return undefined
  }
}

function power(a: Decimal, b: Decimal): Decimal | undefined {
  if (b.exponent < 0 || b.coefficient < 0n) return undefined
  const times = b.coefficient * 10n ** BigInt(b.exponent)
  if (times > 10_000n) throw valueError('The exponent is too large.')
  return rounded(a.coefficient ** times, a.exponent * Number(times))
}

function nonZero(divisor: bigint): bigint {
  if (divisor === 0n) throw new PythonError('arithmetic', 'division by zero')
  return divisor
}

function divide(a: Decimal, b: Decimal): Decimal {
  nonZero(b.coefficient)
  const shift = Math.max(0, precision + digitsOf(b.coefficient) - digitsOf(a.coefficient) + 1)
  const numerator = a.coefficient * 10n ** BigInt(shift)
  const ideal = a.exponent - b.exponent
  const remainder = numerator % b.coefficient
  // A digit that is not zero keeps an inexact quotient from looking like a tie.
  const quotient = numerator / b.coefficient
  if (remainder !== 0n) {
    const sticky = quotient * 10n + (numerator < 0n === b.coefficient < 0n ? 1n : -1n)
    return rounded(sticky, ideal - shift - 1)
  }
  return reduce(rounded(quotient, ideal - shift), ideal)
}

/** Drops trailing zeros down to the exponent that Python prefers. */
function reduce(value: Decimal, ideal: number): Decimal {
  let { coefficient, exponent } = value
  while (exponent < ideal && coefficient % 10n === 0n) {
    coefficient /= 10n
    exponent += 1
  }
  return new Decimal(coefficient, exponent)
}

function rounded(coefficient: bigint, exponent: number): Decimal {
  const excess = digitsOf(coefficient) - precision
  if (excess <= 0) return new Decimal(coefficient, exponent)
  const magnitude = divideHalfEven(coefficient < 0n ? -coefficient : coefficient, 10n ** BigInt(excess))
  return rounded(coefficient < 0n ? -magnitude : magnitude, exponent + excess)
}

function digitsOf(coefficient: bigint): number {
  return (coefficient < 0n ? -coefficient : coefficient).toString().length
}
