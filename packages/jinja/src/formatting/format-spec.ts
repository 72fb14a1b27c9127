import { codePoints } from '../runtime/iteration.ts'
import { pad } from '../methods/string/padding.ts'
import { isInteger, numeric } from '../runtime/numbers.ts'
import { typeError, valueError } from '../runtime/python-error.ts'
import { reprFloat, text } from '../runtime/text.ts'
import { typeName } from '../runtime/type-name.ts'
import { HostObject } from '../values/host-object.ts'
import { Markup } from '../values/markup.ts'
import type { Value } from '../values/value.ts'
import { formatFloat } from './float.ts'

const grammar = /^(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([bcdeEfFgGnosxX%])?$/su

interface Spec {
  readonly fill: string
  readonly align: string | undefined
  readonly sign: string | undefined
  readonly alternate: boolean
  readonly width: number
  readonly grouping: string | undefined
  readonly precision: number | undefined
  readonly type: string | undefined
}

/** Python's format(value, spec). */
export function formatValue(value: Value, spec: string): string {
  if (spec === '') return text(value)
  if (value instanceof HostObject) {
    const own = value.getAttribute?.('strftime')
    if (own instanceof HostObject) return formatByMethod(value, spec)
  }
  const parsed = parseSpec(value, spec)
  if (typeof value === 'string' || value instanceof Markup) return formatString(text(value), parsed)
  const number = numeric(value) ?? (isDecimal(value) ? Number(text(value)) : undefined)
  if (number === undefined || (typeof value === 'boolean' && parsed.type === 's')) {
    throw typeError(`unsupported format string passed to ${typeName(value)}.__format__`)
  }
  return isInteger(value) && !'eEfFgG%'.includes(parsed.type ?? 'd')
    ? formatInteger(BigInt(number), parsed)
    : formatReal(Number(number), parsed, isDecimal(value) ? text(value) : undefined)
}

function isDecimal(value: Value): boolean {
  return value instanceof HostObject && value.typeName === 'decimal.Decimal'
}

function formatByMethod(value: HostObject, spec: string): string {
  const method = value.getAttribute?.('strftime')
  const result =
    method instanceof HostObject
      ? method.call?.({
          positional: [spec],
          named: new Map(),
          asynchronous: false,
          site: { file: '', line: 1, column: 1 },
        })
      : ''
  return typeof result === 'string' ? result : ''
}

function parseSpec(value: Value, spec: string): Spec {
  const match = grammar.exec(spec)
  if (match === null)
    throw valueError(`Invalid format specifier '${spec}' for object of type '${typeName(value)}'`)
  const [, fill, align, sign, alternate, zero, width, grouping, precision, type] = match
  const zeroFill = zero !== undefined && align === undefined
  return {
    fill: fill ?? (zero === undefined ? ' ' : '0'),
    align: align ?? (zeroFill ? '=' : undefined),
    sign,
    alternate: alternate !== undefined,
    width: width === undefined ? 0 : Number(width),
    grouping,
    precision: precision === undefined ? undefined : Number(precision),
    type,
  }
}

function formatString(value: string, spec: Spec): string {
  if (spec.type !== undefined && spec.type !== 's') {
    throw valueError(`Unknown format code '${spec.type}' for object of type 'str'`)
  }
  if (spec.sign !== undefined) throw valueError('Sign not allowed in string format specifier')
  const shown = spec.precision === undefined ? value : codePoints(value).slice(0, spec.precision).join('')
  return justify('', shown, { ...spec, align: spec.align === '=' ? '<' : (spec.align ?? '<') })
}

function formatInteger(value: bigint, spec: Spec): string {
  const magnitude = value < 0n ? -value : value
  const sign = signOf(value < 0n, spec)
  switch (spec.type) {
    case 'b':
      return justify(sign + (spec.alternate ? '0b' : ''), group(magnitude.toString(2), spec), spec)
    case 'o':
      return justify(sign + (spec.alternate ? '0o' : ''), group(magnitude.toString(8), spec), spec)
    case 'x':
      return justify(sign + (spec.alternate ? '0x' : ''), group(magnitude.toString(16), spec), spec)
    case 'X':
      return justify(
        sign + (spec.alternate ? '0X' : ''),
        group(magnitude.toString(16).toUpperCase(), spec),
        spec,
      )
    case 'c':
      return justify('', String.fromCodePoint(Number(value)), spec)
    case 's':
      throw valueError("Unknown format code 's' for object of type 'int'")
    default:
      return justify(sign, group(magnitude.toString(), spec), spec)
  }
}

function formatReal(value: number, spec: Spec, exact: string | undefined): string {
  const sign = signOf(value < 0 || Object.is(value, -0), spec)
  const { alternate } = spec
  const precision = spec.precision ?? 6
  switch (spec.type) {
    case 'e':
    case 'f':
    case 'g':
      return justify(sign, group(formatFloat(value, { type: spec.type, precision, alternate }), spec), spec)
    case 'E':
    case 'F':
    case 'G': {
      const type = spec.type === 'E' ? 'e' : spec.type === 'F' ? 'f' : 'g'
      return justify(
        sign,
        group(formatFloat(value, { type, precision, alternate }).toUpperCase(), spec),
        spec,
      )
    }
    case '%':
      return justify(
        sign,
        `${group(formatFloat(value * 100, { type: 'f', precision, alternate }), spec)}%`,
        spec,
      )
    case undefined:
    case 'n': {
      const digits =
        spec.precision === undefined
          ? (exact ?? reprFloat(value)).replace('-', '')
          : formatFloat(value, { type: 'g', precision, alternate })
      return justify(sign, group(digits, spec), spec)
    }
    default:
      throw valueError(`Unknown format code '${spec.type}' for object of type 'float'`)
  }
}

function signOf(negative: boolean, spec: Spec): string {
  if (negative) return '-'
  return spec.sign === '+' || spec.sign === ' ' ? spec.sign : ''
}

function group(digits: string, spec: Spec): string {
  if (spec.grouping === undefined) return digits
  const size = spec.type !== undefined && 'boxX'.includes(spec.type) ? 4 : 3
  const [whole = '', ...rest] = digits.split(/(?=[.e])/)
  const pattern = new RegExp(`(?<=[\\da-fA-F])(?=(?:[\\da-fA-F]{${size}})+$)`, 'g')
  return whole.replace(pattern, spec.grouping) + rest.join('')
}

function justify(sign: string, digits: string, spec: Spec): string {
  const whole = sign + digits
  switch (spec.align) {
    case '<':
      return pad(whole, spec.width, { align: 'left', fill: spec.fill })
    case '^': {
      const room = Math.max(0, spec.width - codePoints(whole).length)
      const before = Math.floor(room / 2)
      return spec.fill.repeat(before) + whole + spec.fill.repeat(room - before)
    }
    case '=':
      return sign + pad(digits, spec.width - sign.length, { align: 'right', fill: spec.fill })
    default:
      return pad(whole, spec.width, { align: 'right', fill: spec.fill })
  }
}
