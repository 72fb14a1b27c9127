import { codePoints } from '../runtime/iteration.ts'
import { lookupItem } from '../runtime/lookup-item.ts'
import { isFloat, numeric } from '../runtime/numbers.ts'
import { PythonError, typeError, valueError } from '../runtime/python-error.ts'
import { repr, text } from '../runtime/text.ts'
import { typeName } from '../runtime/type-name.ts'
import { HostObject } from '../values/host-object.ts'
import { Tuple } from '../values/tuple.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { formatFloat } from './float.ts'

const conversion = /%(?:\(([^()]*(?:\([^()]*\)[^()]*)*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+)?)?[hlL]?(.)?/gsu

interface Directive {
  readonly flags: string
  readonly width: number
  readonly precision: number | undefined
}

/** Python's `text % value`. */
export function formatPercent(template: string, value: Value): string {
  const args = value instanceof Tuple ? value.items : [value]
  let used = 0
  let named = false
  const take = (): Value => {
    const arg = args[used]
    if (arg === undefined) throw typeError('not enough arguments for format string')
    used += 1
    return arg
  }
  const size = (written: string | undefined): number | undefined =>
    written === '*' ? Number(text(take())) : written === undefined ? undefined : Number(written)
  const result = template.replace(
    conversion,
    (whole, key: string | undefined, flags: string, width?: string, precision?: string, type?: string) => {
      if (type === undefined) throw valueError('incomplete format')
      if (type === '%') return '%'
      const wide = size(width)
      const hasPrecision = /\.(\*|\d+)?[hlL]?.$/su.test(whole)
      const directive = {
        flags,
        width: wide ?? 0,
        precision: hasPrecision ? (size(precision) ?? 0) : undefined,
      }
      if (key === undefined) return convert(type, take(), directive)
      if (!isMapping(value)) throw typeError('format requires a mapping')
      named = true
      const item = lookupItem(value, key)
      if (item === undefined) throw new PythonError('lookup', repr(key))
      return convert(type, item, directive)
    },
  )
  if (used < args.length && !named && !isSubscriptable(value)) {
    throw typeError('not all arguments converted during string formatting')
  }
  return result
}

function isMapping(value: Value): boolean {
  return (
    value instanceof Map ||
    (value instanceof HostObject && value.getItem !== undefined && !(value instanceof Tuple))
  )
}

/** Python does not count what it can subscript, tuples and text apart, as an unused argument. */
function isSubscriptable(value: Value): boolean {
  return Array.isArray(value) || value instanceof Undefined || isMapping(value)
}

function convert(type: string, value: Value, directive: Directive): string {
  switch (type) {
    case 's':
      return justify(text(value).slice(0, directive.precision), '', directive)
    case 'r':
    case 'a':
      return justify(repr(value).slice(0, directive.precision), '', directive)
    case 'd':
    case 'i':
    case 'u':
      return integerText(value, 10, directive)
    case 'x':
      return integerText(value, 16, directive)
    case 'X':
      return integerText(value, 16, directive).toUpperCase()
    case 'o':
      return integerText(value, 8, directive)
    case 'c':
      return justify(typeof value === 'number' ? String.fromCodePoint(value) : text(value), '', directive)
    case 'e':
    case 'f':
    case 'g':
      return floatText(value, type, directive)
    case 'E':
      return floatText(value, 'e', directive).toUpperCase()
    case 'F':
      return floatText(value, 'f', directive).toUpperCase()
    case 'G':
      return floatText(value, 'g', directive).toUpperCase()
    default: {
      const code = type.codePointAt(0)?.toString(16) ?? ''
      throw valueError(`unsupported format character '${type}' (0x${code})`)
    }
  }
}

function integerText(value: Value, radix: 8 | 10 | 16, directive: Directive): string {
  const number = realNumber(value, radix)
  const exact = typeof number === 'bigint' ? number : BigInt(Math.trunc(number))
  const prefix = directive.flags.includes('#') && radix !== 10 ? (radix === 16 ? '0x' : '0o') : ''
  const digits = (exact < 0n ? -exact : exact).toString(radix).padStart(directive.precision ?? 0, '0')
  return justify(prefix + digits, signOf(exact < 0n, directive.flags), directive)
}

function realNumber(value: Value, radix: number): bigint | number {
  if (value instanceof Undefined) value.raise()
  const number = decimalNumber(value) ?? numeric(value)
  const letter = radix === 10 ? 'd' : radix === 16 ? 'x' : 'o'
  if (number === undefined)
    throw typeError(`%${letter} format: a real number is required, not ${typeName(value)}`)
  if (radix !== 10 && isFloat(value)) throw typeError(`%${letter} format: an integer is required, not float`)
  return number
}

/** Decimals format as floats. */
function decimalNumber(value: Value): number | undefined {
  return value instanceof HostObject && value.typeName === 'decimal.Decimal' ? Number(text(value)) : undefined
}

function floatText(value: Value, type: 'e' | 'f' | 'g', directive: Directive): string {
  if (value instanceof Undefined) value.raise()
  const number = decimalNumber(value) ?? numeric(value)
  if (number === undefined) throw typeError(`must be real number, not ${typeName(value)}`)
  const float = Number(number)
  const negative = float < 0 || Object.is(float, -0)
  const alternate = directive.flags.includes('#')
  const digits = formatFloat(float, { type, precision: directive.precision ?? 6, alternate })
  return justify(digits, signOf(negative, directive.flags), directive)
}

function signOf(negative: boolean, flags: string): string {
  if (negative) return '-'
  if (flags.includes('+')) return '+'
  return flags.includes(' ') ? ' ' : ''
}

function justify(digits: string, sign: string, { flags, width }: Directive): string {
  const whole = sign + digits
  const room = Math.abs(width) - codePoints(whole).length
  if (room <= 0) return whole
  if (flags.includes('-') || width < 0) return whole + ' '.repeat(room)
  const isNumber = sign !== '' || /^(?:0[xo])?[\da-f]/i.test(digits)
  if (flags.includes('0') && isNumber) return sign + '0'.repeat(room) + digits
  return ' '.repeat(room) + whole
}
