import { float } from '../values/float.ts'
import { type BinaryOperator, HostObject } from '../values/host-object.ts'
import { Markup } from '../values/markup.ts'
import { Tuple } from '../values/tuple.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { formatPercent } from '../formatting/percent.ts'
import { formatMarkup } from '../formatting/format-markup.ts'
import { integer, numeric, smallInteger } from './numbers.ts'
import { escapeHtml } from './escape-html.ts'
import { PythonError, typeError, valueError } from './python-error.ts'
import { text } from './text.ts'
import { typeName } from './type-name.ts'

const bothSafe = (a: Value, b: Value, result: number): boolean =>
  Number.isSafeInteger(result) && Number.isInteger(a) && Number.isInteger(b)

export function add(a: Value, b: Value): Value {
  if (typeof a === 'string' && typeof b === 'string') return a + b
  if (typeof a === 'number' && typeof b === 'number' && bothSafe(a, b, a + b)) return a + b
  const sum = numbers(
    a,
    b,
    (x, y) => x + y,
    (x, y) => x + y,
  )
  if (sum !== undefined) return sum
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b]
  if (a instanceof Tuple && b instanceof Tuple) return new Tuple([...a.items, ...b.items])
  if (a instanceof Markup || b instanceof Markup) {
    const parts = [a, b].map((part) =>
      part instanceof Markup ? part.text : typeof part === 'string' ? escapeHtml(part) : null,
    )
    if (!parts.includes(null)) return new Markup(parts.join(''))
  }
  return host('+', a, b) ?? unsupported('+', a, b)
}

export function subtract(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number' && bothSafe(a, b, a - b)) return a - b
  return (
    numbers(
      a,
      b,
      (x, y) => x - y,
      (x, y) => x - y,
    ) ??
    host('-', a, b) ??
    unsupported('-', a, b)
  )
}

export function multiply(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number' && bothSafe(a, b, a * b)) return a * b + 0
  return (
    numbers(
      a,
      b,
      (x, y) => x * y,
      (x, y) => x * y,
    ) ??
    repeat(a, b) ??
    repeat(b, a) ??
    host('*', a, b) ??
    unsupported('*', a, b)
  )
}

export function divide(a: Value, b: Value): Value {
  const x = numeric(a)
  const y = x === undefined ? undefined : numeric(b)
  if (x === undefined || y === undefined) return host('/', a, b) ?? unsupported('/', a, b)
  const integers = typeof x === 'bigint' && typeof y === 'bigint'
  if (Number(y) === 0)
    throw new PythonError('arithmetic', integers ? 'division by zero' : 'float division by zero')
  if (typeof x === 'bigint' && typeof y === 'bigint') return float(divideIntegers(x, y))
  return float(Number(x) / Number(y))
}

export function floorDivide(a: Value, b: Value): Value {
  return (
    numbers(a, b, floorDivideIntegers, (x, y) => {
      if (y === 0) throw new PythonError('arithmetic', 'float floor division by zero')
      return Math.floor((x - floatModulo(x, y)) / y + 0.5)
    }) ??
    host('//', a, b) ??
    unsupported('//', a, b)
  )
}

/** The result takes the divisor's sign; on text it is printf formatting. */
export function modulo(a: Value, b: Value): Value {
  if (typeof a === 'string') return formatPercent(a, b)
  if (a instanceof Markup) return formatMarkup(a, b)
  return (
    numbers(
      a,
      b,
      (x, y) => {
        if (y === 0n) throw new PythonError('arithmetic', 'integer modulo by zero')
        return x - floorDivideIntegers(x, y) * y
      },
      (x, y) => {
        if (y === 0) throw new PythonError('arithmetic', 'float modulo')
        return floatModulo(x, y)
      },
    ) ??
    host('%', a, b) ??
    unsupported('%', a, b)
  )
}

export function power(a: Value, b: Value): Value {
  const x = numeric(a)
  const y = numeric(b)
  if (typeof x === 'bigint' && typeof y === 'bigint' && y >= 0n) {
    if (y > 100_000n) throw valueError('The exponent is too large.')
    return integer(x ** y)
  }
  if (x !== undefined && y !== undefined) {
    if (Number(x) === 0 && Number(y) < 0) {
      throw new PythonError('arithmetic', '0.0 cannot be raised to a negative power')
    }
    return float(Number(x) ** Number(y))
  }
  return host('**', a, b) ?? unsupported('** or pow()', a, b)
}

export function negate(value: Value): Value {
  if (typeof value === 'number') return value === 0 ? 0 : -value
  const number = numeric(value)
  if (number !== undefined) return typeof number === 'bigint' ? integer(-number) : float(-number)
  if (value instanceof Undefined) value.raise()
  const negated = value instanceof HostObject ? value.operate?.('*', -1, false) : undefined
  return negated ?? badUnary('-', value)
}

export function positive(value: Value): Value {
  const number = numeric(value)
  if (number !== undefined) return typeof number === 'bigint' ? integer(number) : value
  if (value instanceof Undefined) value.raise()
  if (value instanceof HostObject && value.operate?.('*', 1, false) !== undefined) return value
  return badUnary('+', value)
}

function badUnary(operator: string, value: Value): never {
  throw typeError(`bad operand type for unary ${operator}: '${typeName(value)}'`)
}

function numbers(
  a: Value,
  b: Value,
  exact: (x: bigint, y: bigint) => bigint,
  inexact: (x: number, y: number) => number,
): Value | undefined {
  const x = numeric(a)
  if (x === undefined) return undefined
  const y = numeric(b)
  if (y === undefined) return undefined
  if (typeof x === 'bigint' && typeof y === 'bigint') return integer(exact(x, y))
  return float(inexact(Number(x), Number(y)))
}

function floorDivideIntegers(x: bigint, y: bigint): bigint {
  if (y === 0n) throw new PythonError('arithmetic', 'integer division or modulo by zero')
  const quotient = x / y
  return x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient
}

/** The float nearest to the exact quotient, also where an operand is no float itself. */
function divideIntegers(x: bigint, y: bigint): number {
  const [a, b] = [Number(x), Number(y)]
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return a / b
  const [dividend, divisor] = [x < 0n ? -x : x, y < 0n ? -y : y]
  // 66 bits and a sticky one are more than rounding to 53 needs.
  const shift = Math.max(0, 66 + divisor.toString(2).length - dividend.toString(2).length)
  const scaled = dividend << BigInt(shift)
  const quotient = (scaled / divisor) | (scaled % divisor === 0n ? 0n : 1n)
  const magnitude = Number(quotient) * 2 ** -shift
  return x < 0n === y < 0n ? magnitude : -magnitude
}

function floatModulo(x: number, y: number): number {
  const remainder = x % y
  return remainder !== 0 && remainder < 0 !== y < 0 ? remainder + y : remainder
}

const longestRepeat = 100_000_000

function repeat(sequence: Value, count: Value): Value | undefined {
  const times = smallInteger(count)
  if (times === undefined) return undefined
  const repeated = Math.max(0, times)
  if (typeof sequence === 'string') {
    if (sequence.length * repeated > longestRepeat) throw valueError('The repeated text is too long.')
    return sequence.repeat(repeated)
  }
  if (sequence instanceof Markup) return new Markup(sequence.text.repeat(repeated))
  if (Array.isArray(sequence)) return Array.from({ length: repeated }, () => sequence).flat(1)
  if (sequence instanceof Tuple)
    return new Tuple(Array.from({ length: repeated }, () => sequence.items).flat(1))
  return undefined
}

function host(operator: BinaryOperator, a: Value, b: Value): Value | undefined {
  if (a instanceof Undefined) a.raise()
  if (b instanceof Undefined) b.raise()
  const result = a instanceof HostObject ? a.operate?.(operator, b, false) : undefined
  if (result !== undefined) return result
  return b instanceof HostObject ? b.operate?.(operator, a, true) : undefined
}

const isSequence = (value: Value): boolean =>
  typeof value === 'string' || Array.isArray(value) || value instanceof Tuple

function unsupported(operator: string, a: Value, b: Value): never {
  const [left, right] = [typeName(a), typeName(b)]
  if (operator === '+' && (typeof a === 'string' || Array.isArray(a) || a instanceof Tuple)) {
    throw typeError(`can only concatenate ${left} (not "${right}") to ${left}`)
  }
  if (operator === '*' && (isSequence(a) || isSequence(b))) {
    throw typeError(`can't multiply sequence by non-int of type '${isSequence(a) ? right : left}'`)
  }
  throw typeError(`unsupported operand type(s) for ${operator}: '${left}' and '${right}'`)
}

/** The `~` operator. */
export function concatenate(parts: readonly Value[]): string {
  let joined = ''
  for (const part of parts) joined += text(part)
  return joined
}
