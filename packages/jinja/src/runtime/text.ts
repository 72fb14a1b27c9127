import { Float } from '../values/float.ts'
import { HostObject } from '../values/host-object.ts'
import { Tuple } from '../values/tuple.ts'
import type { Value } from '../values/value.ts'
import { PythonError } from './python-error.ts'

/** Python's str(). */
export function text(value: Value): string {
  if (typeof value === 'string') return value
  if (value instanceof HostObject && value.toText !== undefined) return value.toText()
  return repr(value)
}

/** Python's repr(). */
export function repr(value: Value): string {
  switch (typeof value) {
    case 'string':
      return reprText(value)
    case 'boolean':
      return value ? 'True' : 'False'
    case 'bigint':
      return value.toString()
    case 'number':
      return Number.isInteger(value) ? reprInteger(value) : reprFloat(value)
    default:
      return reprObject(value)
  }
}

function reprObject(value: Value): string {
  if (value === null) return 'None'
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`
  if (value instanceof Map) {
    return `{${[...value].map(([key, item]) => `${repr(key)}: ${repr(item)}`).join(', ')}}`
  }
  if (value instanceof Tuple) {
    const [only] = value.items
    return value.items.length === 1 && only !== undefined
      ? `(${repr(only)},)`
      : `(${value.items.map(repr).join(', ')})`
  }
  if (value instanceof Float) return reprFloat(value.value)
  if (value instanceof HostObject) {
    if (value.toRepr !== undefined) return value.toRepr()
    return value.toText?.() ?? `<${value.typeName}>`
  }
  throw new PythonError('host', 'The host gave the template an object that templates cannot print.')
}

function reprInteger(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : BigInt(value).toString()
}

/** Shortest digits that read back as the same float; scientific from 1e16 and below 1e-4. */
export function reprFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  if (Object.is(value, -0)) return '-0.0'
  const [mantissa = '0', exponentText = '0'] = value.toExponential().split('e')
  const exponent = Number(exponentText)
  if (exponent >= -4 && exponent < 16) {
    const plain = exponent < 0 ? value.toFixed(Math.max(0, -exponent + fraction(mantissa))) : String(value)
    return plain.includes('.') ? plain : `${plain}.0`
  }
  const digits = String(Math.abs(exponent)).padStart(2, '0')
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${digits}`
}

function fraction(mantissa: string): number {
  const dot = mantissa.indexOf('.')
  return dot < 0 ? 0 : mantissa.length - dot - 1
}

const unprintable = /[\\\p{C}\p{Z}]/gu

function reprText(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'"
  let body = value
  if (unprintable.test(body)) body = body.replace(unprintable, escapeCharacter)
  unprintable.lastIndex = 0
  if (quote === "'") body = body.replaceAll("'", "\\'")
  return quote + body + quote
}

function escapeCharacter(character: string): string {
  switch (character) {
    case ' ':
      return ' '
    case '\\':
      return '\\\\'
    case '\n':
      return '\\n'
    case '\r':
      return '\\r'
    case '\t':
      return '\\t'
    default: {
      const code = character.codePointAt(0) ?? 0
      if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`
      if (code < 0x10000) return `\\u${code.toString(16).padStart(4, '0')}`
      return `\\U${code.toString(16).padStart(8, '0')}`
    }
  }
}
