import { Float, float } from '../values/float.ts'
import { HostObject } from '../values/host-object.ts'
import { Markup } from '../values/markup.ts'
import type { Value } from '../values/value.ts'
import { integer, numeric } from './numbers.ts'
import { repr, text } from './text.ts'
import { typeError, valueError } from './python-error.ts'
import { typeName } from './type-name.ts'

const digitsOf: Readonly<Record<number, RegExp>> = {
  2: /^(?:0b)?([01]+(?:_[01]+)*)$/i,
  8: /^(?:0o)?([0-7]+(?:_[0-7]+)*)$/i,
  16: /^(?:0x)?([\da-f]+(?:_[\da-f]+)*)$/i,
}

/** Python's int(). */
export function toInteger(value: Value, base = 10): number | bigint {
  if (typeof value === 'string' || value instanceof Markup) return parseInteger(text(value), base)
  const number = numeric(value)
  if (typeof number === 'bigint') return integer(number)
  if (number !== undefined) {
    if (!Number.isFinite(number)) throw valueError(`cannot convert float ${repr(value)} to integer`)
    return integer(BigInt(Math.trunc(number)))
  }
  const own = value instanceof HostObject && value.typeName === 'decimal.Decimal' ? text(value) : undefined
  if (own !== undefined) return integer(BigInt(Math.trunc(Number(own))))
  throw typeError(
    `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
  )
}

function parseInteger(source: string, base: number): number | bigint {
  const trimmed = source.trim()
  const negative = trimmed.startsWith('-')
  const unsigned = trimmed.replace(/^[+-]/, '')
  const prefix = base === 2 ? '0b' : base === 8 ? '0o' : base === 16 ? '0x' : ''
  const pattern = digitsOf[base] ?? (base === 10 ? /^(\d+(?:_\d+)*)$/ : undefined)
  const digits = pattern?.exec(unsigned)?.[1]?.replaceAll('_', '')
  if (digits !== undefined) {
    const magnitude = BigInt(prefix + digits)
    return integer(negative ? -magnitude : magnitude)
  }
  const other = base === 10 || pattern !== undefined ? Number.NaN : Number.parseInt(unsigned, base)
  if (Number.isNaN(other)) throw valueError(`invalid literal for int() with base ${base}: ${repr(source)}`)
  return negative ? -other : other
}

const floatLiteral = /^[+-]?(?:(?:\d+(?:_\d+)*)?\.?\d+(?:_\d+)*\.?(?:e[+-]?\d+)?|inf(?:inity)?|nan)$/i

/** Python's float(). */
export function toFloat(value: Value): number | Float {
  if (typeof value === 'string' || value instanceof Markup) {
    const trimmed = text(value).trim()
    if (!floatLiteral.test(trimmed)) throw valueError(`could not convert string to float: ${repr(value)}`)
    const lowered = trimmed.toLowerCase().replaceAll('_', '')
    if (/^[+-]?inf/.test(lowered)) return lowered.startsWith('-') ? -Infinity : Infinity
    return float(lowered.endsWith('nan') ? Number.NaN : Number(lowered))
  }
  const number = numeric(value)
  if (number !== undefined) return float(Number(number))
  if (value instanceof HostObject && value.typeName === 'decimal.Decimal') return float(Number(text(value)))
  throw typeError(`float() argument must be a string or a real number, not '${typeName(value)}'`)
}
