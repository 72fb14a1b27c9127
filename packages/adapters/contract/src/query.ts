/**
 * A database value as JavaScript sees it. Exact decimals and integers beyond 2^53 never pass through floats:
 * an integer is a number while that is exact and a bigint beyond. Dates and timestamps are Dates in UTC; one
 * that a Date cannot hold exactly (microseconds, infinity) comes as the database's own text. The result's
 * columns tell a date from a timestamp.
 */
export type Cell =
  | null
  | boolean
  | number
  | bigint
  | string
  | Date
  | DecimalText
  | Uint8Array
  | readonly Cell[]
  | { readonly [key: string]: Cell }

/** An exact decimal in its canonical text, e.g. `12.50`; money stays exact on its way out. */
export interface DecimalText {
  readonly decimal: string
}

export interface ResultColumn {
  readonly name: string
  /** In the database's own words: `DECIMAL(18,2)`, `TIMESTAMP WITH TIME ZONE`. */
  readonly dataType: string
}

export interface QueryResult {
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly (readonly Cell[])[]
  /** Rows written by an insert, update, delete, merge or create-as; null where the database does not say. */
  readonly rowsAffected: number | null
  /** The adapter's response as it goes into run_results: `{ _message: 'OK' }` at least. */
  readonly response: Readonly<Record<string, unknown>>
}

/** Some rows of a result that is read bit by bit. */
export interface RowBatch {
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

export interface QueryOptions {
  readonly signal?: AbortSignal
  /** Values for `$1`, `$2`, … of the last statement; they never become part of the SQL text. */
  readonly parameters?: readonly Cell[]
  /** At most so many rows are fetched. */
  readonly limit?: number
  /** The node that asks: a database with tags for statements shows it. */
  readonly node?: string
}
