import type { Cell, DecimalText } from '@waypoint/adapter-contract'
import {
  DuckDBBlobValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  type DuckDBPreparedStatement,
  DuckDBStructValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api'

const bigintLimit = 2n ** 63n

/**
 * A Date is bound as TIMESTAMP in UTC, an integer as BIGINT (HUGEINT beyond 64 bits), any other number as
 * DOUBLE. `position` counts from 1.
 */
export function bindParameter(statement: DuckDBPreparedStatement, position: number, cell: Cell): void {
  if (typeof cell === 'number' && !Number.isSafeInteger(cell)) statement.bindDouble(position, cell)
  else if (typeof cell === 'number' || typeof cell === 'bigint')
    bindInteger(statement, position, BigInt(cell))
  else statement.bindValue(position, toParameter(cell))
}

function bindInteger(statement: DuckDBPreparedStatement, position: number, value: bigint): void {
  if (value >= -bigintLimit && value < bigintLimit) statement.bindBigInt(position, value)
  else statement.bindHugeInt(position, value)
}

function toParameter(cell: Cell): DuckDBValue {
  if (cell === null || typeof cell !== 'object') return cell
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
