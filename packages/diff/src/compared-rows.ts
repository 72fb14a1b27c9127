import { cellText } from '@waypoint/adapter-contract'
import type { Dialect } from './dialect.ts'
import type { SchemaDiff } from './relation-diff.ts'
import { type Comparison, fromOf, type Side } from './sides.ts'

/** Rows of both sides as they are compared: by the columns that both have, and of them the key. */
export interface ComparedRows {
  readonly comparison: Comparison
  readonly dialect: Dialect
  readonly before: Side
  readonly after: Side
  readonly key: readonly string[]
  /** Columns of both sides, the key among them. */
  readonly columns: readonly string[]
  readonly schema: SchemaDiff
}

/** A column as it is compared: one whose type changed, by its text. */
export function comparedColumn(rows: ComparedRows, column: string): string {
  const quoted = rows.comparison.adapter.quote(column)
  return rows.schema.retyped.some(({ name }) => name === column) ? rows.dialect.asText(quoted) : quoted
}

function keyOf(rows: ComparedRows): readonly string[] {
  return rows.key.length === 0 ? rows.columns : rows.key
}

/** One side with `row_hash` and `bucket` beside its columns; only rows of the buckets, where some are given. */
export function hashedRows(
  rows: ComparedRows,
  side: Side,
  buckets: { readonly count: number; readonly only?: readonly number[] },
): string {
  const { dialect, comparison } = rows
  const hashOf = (columns: readonly string[]): string =>
    dialect.hash(columns.map((column) => comparedColumn(rows, column)))
  const bucket = dialect.bucket(hashOf(keyOf(rows)), buckets.count)
  const only =
    buckets.only === undefined || buckets.only.length === buckets.count
      ? ''
      : ` where ${bucket} in (${buckets.only.join(', ')})`
  return `select *, ${hashOf(rows.columns)} as row_hash, ${bucket} as bucket from ${fromOf(comparison, side)} as side${only}`
}

/** The values of one row of counts. */
export async function countsOf(
  { comparison }: Pick<ComparedRows, 'comparison'>,
  sql: string,
): Promise<readonly number[]> {
  const { connection, signal } = comparison
  const { rows } = await connection.query(sql, signal === undefined ? {} : { signal })
  return (rows[0] ?? []).map((cell) => (cell === null ? 0 : Number(cellText(cell))))
}
