import { WaypointError } from '@waypoint/contracts'

/** How a database hashes rows; equal rows of one database have equal hashes. */
export interface Dialect {
  /** A whole number from the values of the expressions, nulls and their places told apart. */
  hash(expressions: readonly string[]): string
  /** A hash as one of 0 … buckets − 1. */
  bucket(hash: string, buckets: number): string
  /** The sum of hashes as text: it does not depend on the order of rows, and tells repeated rows from single ones. */
  sum(hash: string): string
  asText(expression: string): string
}

const duckdb: Dialect = {
  hash: (expressions) => `hash(${expressions.join(', ')})`,
  bucket: (hash, buckets) => `${hash} % ${buckets}`,
  sum: (hash) => `cast(coalesce(sum(${hash}), 0) as varchar)`,
  asText: (expression) => `cast(${expression} as varchar)`,
}

const postgres: Dialect = {
  hash: (expressions) => `hashtextextended(cast(row(${expressions.join(', ')}) as text), 0)`,
  bucket: (hash, buckets) => `(${hash} & 9223372036854775807) % ${buckets}`,
  sum: (hash) => `cast(coalesce(sum(cast(${hash} as numeric)), 0) as text)`,
  asText: (expression) => `cast(${expression} as text)`,
}

const trino: Dialect = {
  hash: (expressions) =>
    `from_big_endian_64(xxhash64(to_utf8(json_format(cast(row(${expressions.join(', ')}) as json)))))`,
  bucket: (hash, buckets) => `mod(bitwise_and(${hash}, 9223372036854775807), ${buckets})`,
  sum: (hash) => `cast(coalesce(sum(cast(${hash} as decimal(38, 0))), 0) as varchar)`,
  asText: (expression) => `cast(${expression} as varchar)`,
}

const DIALECTS: Readonly<Record<string, Dialect>> = { duckdb, postgres, trino }

/** @throws WaypointError `not-comparable` for a database whose hashes are not known. */
export function dialectOf(adapterType: string): Dialect {
  const dialect = DIALECTS[adapterType]
  if (dialect !== undefined) return dialect
  throw new WaypointError({
    code: 'not-comparable',
    message: `Rows in ${adapterType} cannot be compared.`,
    hint: `Compare in one of ${Object.keys(DIALECTS).join(', ')}.`,
  })
}
