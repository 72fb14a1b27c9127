import type { Cell, DecimalText } from '@waypoint/adapter-contract'
import {
  DuckDBArrayValue,
  DuckDBBitValue,
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBUnionValue,
  type DuckDBValue,
} from '@duckdb/node-api'

const dayInMs = 86_400_000
/** The furthest instant that a JavaScript Date can hold, either way from 1970. */
const dateLimitInMs = 8_640_000_000_000_000n

/**
 * Database value → cell. Integers come as number, as bigint beyond 2^53. Dates and timestamps come as
 * Date (UTC); those finer than a millisecond, infinite or out of Date's range as DuckDB's own text.
 * UUID, TIME, INTERVAL, BIT and ENUM come as text, a UNION as its value.
 */
export function toCell(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value
  if (typeof value === 'string') return value
  if (typeof value === 'bigint') return fromBigint(value)
  if (value instanceof DuckDBDecimalValue) return { decimal: value.toString() }
  if (value instanceof DuckDBDateValue) return fromInstant(value, BigInt(value.days) * BigInt(dayInMs))
  if (value instanceof DuckDBTimestampValue) return fromMicros(value, value.micros)
  if (value instanceof DuckDBTimestampTZValue) return fromZoned(value)
  if (value instanceof DuckDBTimestampMillisecondsValue) return fromInstant(value, value.millis)
  if (value instanceof DuckDBTimestampSecondsValue) return fromInstant(value, value.seconds * 1000n)
  if (value instanceof DuckDBTimestampNanosecondsValue) {
    return value.nanos % 1_000_000n === 0n ? fromInstant(value, value.nanos / 1_000_000n) : value.toString()
  }
  if (value instanceof DuckDBBlobValue) return value.bytes
  if (value instanceof DuckDBBitValue) return value.toString()
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) return value.items.map(toCell)
  if (value instanceof DuckDBStructValue) return fromEntries(Object.entries(value.entries))
  if (value instanceof DuckDBMapValue) {
    return fromEntries(value.entries.map(({ key, value: item }) => [keyText(key), item]))
  }
  if (value instanceof DuckDBUnionValue) return toCell(value.value)
  return String(value)
}

function fromBigint(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

function fromMicros(value: { toString(): string }, micros: bigint): Date | string {
  return micros % 1000n === 0n ? fromInstant(value, micros / 1000n) : value.toString()
}

/** Always told in UTC, whatever the time zone of the session. */
function fromZoned(value: DuckDBTimestampTZValue): Date | string {
  const cell = fromMicros(value, value.micros)
  return cell instanceof Date ? cell : `${new DuckDBTimestampValue(value.micros).toString()}+00`
}

function fromInstant(value: { toString(): string }, ms: bigint): Date | string {
  const inRange = ms <= dateLimitInMs && ms >= -dateLimitInMs
  return inRange ? new Date(Number(ms)) : value.toString()
}

function fromEntries(entries: readonly (readonly [string, DuckDBValue])[]): Cell {
  return Object.fromEntries(entries.map(([key, value]) => [key, toCell(value)]))
}

function keyText(key: DuckDBValue): string {
  return typeof key === 'string' ? key : String(key)
}

/** Cell → parameter of a prepared statement. A Date becomes TIMESTAMP in UTC, a safe integer BIGINT. */
export function toParameter(cell: Cell): DuckDBValue {
  if (cell === null || typeof cell === 'boolean' || typeof cell === 'string') return cell
  if (typeof cell === 'bigint') return cell
  if (typeof cell === 'number') return Number.isSafeInteger(cell) ? BigInt(cell) : cell
  if (cell instanceof Date) return new DuckDBTimestampValue(BigInt(cell.getTime()) * 1000n)
  if (cell instanceof Uint8Array) return new DuckDBBlobValue(cell)
  if (isList(cell)) return new DuckDBListValue(cell.map(toParameter))
  if (isDecimal(cell)) return decimalParameter(cell.decimal)
  return new DuckDBStructValue(
    Object.fromEntries(Object.entries(cell).map(([key, value]) => [key, toParameter(value)])),
  )
}

function isList(cell: object): cell is readonly Cell[] {
  return Array.isArray(cell)
}

function isDecimal(cell: object): cell is DecimalText {
  return 'decimal' in cell && typeof cell.decimal === 'string' && Object.keys(cell).length === 1
}

/** DuckDB's decimals have at most 38 digits; a longer one goes as text and is cast by the statement. */
function decimalParameter(text: string): DuckDBValue {
  const parts = /^(?<sign>-?)(?<whole>\d+)(?:\.(?<fraction>\d+))?$/.exec(text)?.groups
  if (parts === undefined) return text
  const fraction = parts['fraction'] ?? ''
  const digits = `${parts['whole'] ?? ''}${fraction}`
  if (digits.length > 38) return text
  return new DuckDBDecimalValue(BigInt(`${parts['sign'] ?? ''}${digits}`), digits.length, fraction.length)
}
