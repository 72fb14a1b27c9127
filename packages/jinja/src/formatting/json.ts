import { compareText } from '../runtime/comparison.ts'
import { numeric } from '../runtime/numbers.ts'
import { typeError } from '../runtime/python-error.ts'
import { repr } from '../runtime/text.ts'
import { typeName } from '../runtime/type-name.ts'
import { HostObject } from '../values/host-object.ts'
import { Markup } from '../values/markup.ts'
import { Tuple } from '../values/tuple.ts'
import type { Value } from '../values/value.ts'

export interface JsonStyle {
  readonly sortKeys?: boolean
  /** Spaces per level; without it everything is on one line. */
  readonly indent?: number | null
}

/** Python's json.dumps. */
export function jsonText(value: Value, style: JsonStyle = {}): string {
  return write(value, style, '\n')
}

function write(value: Value, style: JsonStyle, newline: string): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quote(value)
  if (numeric(value) !== undefined) return number(repr(value))
  if (value instanceof Map) return writeDict(value, style, newline)
  if (Array.isArray(value)) return writeList(value, style, newline)
  if (value instanceof Tuple) return writeList(value.items, style, newline)
  if (value instanceof Markup) return quote(value.text)
  const plain = value instanceof HostObject ? value.toJson?.() : undefined
  if (plain !== undefined) return write(plain, style, newline)
  throw typeError(`Object of type ${typeName(value).replace(/^.*\./, '')} is not JSON serializable`)
}

function number(written: string): string {
  if (written === 'nan') return 'NaN'
  return written.replace('inf', 'Infinity')
}

function writeList(items: readonly Value[], style: JsonStyle, newline: string): string {
  return enclose(
    items.map((item) => write(item, style, inner(style, newline))),
    '[]',
    { style, newline },
  )
}

function writeDict(dict: ReadonlyMap<Value, Value>, style: JsonStyle, newline: string): string {
  const entries =
    style.sortKeys === true
      ? [...dict].toSorted(([a], [b]) => compareText(keyText(a), keyText(b)))
      : [...dict]
  const lines = entries.map(
    ([key, item]) => `${quote(keyText(key))}: ${write(item, style, inner(style, newline))}`,
  )
  return enclose(lines, '{}', { style, newline })
}

interface Place {
  readonly style: JsonStyle
  readonly newline: string
}

function enclose(parts: readonly string[], brackets: '[]' | '{}', { style, newline }: Place): string {
  const [open, close] = [brackets[0], brackets[1]]
  if (parts.length === 0) return `${open}${close}`
  if (style.indent === undefined || style.indent === null) return `${open}${parts.join(', ')}${close}`
  const deeper = inner(style, newline)
  return `${open}${deeper}${parts.join(`,${deeper}`)}${newline}${close}`
}

function inner(style: JsonStyle, newline: string): string {
  return newline + ' '.repeat(style.indent ?? 0)
}

function keyText(key: Value): string {
  if (typeof key === 'string') return key
  if (key === null) return 'null'
  if (typeof key === 'boolean') return String(key)
  if (numeric(key) !== undefined) return repr(key)
  throw typeError(`keys must be str, int, float, bool or None, not ${typeName(key)}`)
}

function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
