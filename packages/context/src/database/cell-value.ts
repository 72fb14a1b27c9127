import type { Cell, DecimalText } from '@waypoint/adapter-contract'
import { DateTimeValue, DateValue, Decimal, float, jsonText, type Value } from '@waypoint/jinja'

/**
 * A database value as a template sees it: the Python types that dbt gives for the column's type. Lists and
 * structs come as JSON text, as in Agate's tables.
 */
export function cellValue(cell: Cell, dataType: string): Value {
  switch (typeof cell) {
    case 'number':
      return FLOATS.test(dataType) ? float(cell) : cell
    case 'string':
      return TIMESTAMPS.test(dataType) ? timestampOf(cell, dataType) : cell
    case 'object':
      return objectValue(cell, dataType)
    default:
      return cell
  }
}

const FLOATS = /^(?:double|float|real)/i
const TIMESTAMPS = /^timestamp/i
const ZONED = /with time zone|tz$/i

function objectValue(cell: Cell & (object | null), dataType: string): Value {
  if (cell === null) return null
  if (cell instanceof Date) return instantValue(cell, dataType)
  if (isDecimal(cell)) return Decimal.parse(cell.decimal)
  if (cell instanceof Uint8Array) return Buffer.from(cell).toString('hex')
  return jsonText(plainValue(cell))
}

function instantValue(instant: Date, dataType: string): Value {
  if (/^date$/i.test(dataType)) {
    return new DateValue(instant.getUTCFullYear(), instant.getUTCMonth() + 1, instant.getUTCDate())
  }
  return dateTime(BigInt(instant.getTime()) * 1000n, dataType)
}

/** Timestamps finer than a millisecond come as text; what is no date at all (`infinity`) stays text. */
function timestampOf(text: string, dataType: string): Value {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})\.(\d{1,6})(?:\+00)?$/.exec(text)
  if (match === null) return text
  const seconds = BigInt(Date.parse(`${match[1]}T${match[2]}Z`)) * 1000n
  return dateTime(seconds + BigInt((match[3] ?? '').padEnd(6, '0')), dataType)
}

function dateTime(microseconds: bigint, dataType: string): Value {
  const zone = ZONED.test(dataType) ? { offset: 0, zone: 'UTC' } : { offset: null, zone: '' }
  return DateTimeValue.fromMicroseconds(microseconds, zone)
}

/** Inside lists and structs: what JSON can hold. */
function plainValue(cell: Cell): Value {
  if (cell === null || typeof cell !== 'object') return cell
  if (cell instanceof Date) return cell.toISOString()
  if (cell instanceof Uint8Array) return Buffer.from(cell).toString('hex')
  if (isList(cell)) return cell.map(plainValue)
  if (isDecimal(cell)) return cell.decimal
  return new Map(Object.entries(cell).map(([key, value]) => [key, plainValue(value)]))
}

const isList = (cell: Cell): cell is readonly Cell[] => Array.isArray(cell)

const isDecimal = (cell: Cell & object): cell is DecimalText =>
  'decimal' in cell && typeof cell.decimal === 'string'
