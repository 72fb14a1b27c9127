import type { Cell } from '@waypoint/adapter-contract'
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
  if (value instanceof DuckDBDateValue) return fromDate(value)
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

function fromDate(value: DuckDBDateValue): Date | string {
  if (!value.isFinite) return value.days > 0 ? 'infinity' : '-infinity'
  const ms = value.days * dayInMs
  return Math.abs(ms) <= Number(dateLimitInMs) ? new Date(ms) : value.toString()
}

function fromMicros(value: { toString(): string }, micros: bigint): Date | string {
  const exact = Number(micros)
  if (Number.isSafeInteger(exact) && exact % 1000 === 0) return new Date(exact / 1000)
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
