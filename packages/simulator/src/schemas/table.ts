/**
 * Timestamps are UTC. In memory a `timestamp` is milliseconds and a `date` days since 1970-01-01,
 * a `decimal` is text.
 */
type ColumnType =
  | 'varchar'
  | 'boolean'
  | 'integer'
  | 'bigint'
  | 'double'
  | 'decimal(18,6)'
  | 'timestamp'
  | 'date'

export type Columns = Readonly<Record<string, ColumnType>>

export interface TableSchema<C extends Columns = Columns> {
  /** The vendor: the table lands in schema `raw_<source>`; `truth` is kept apart. */
  readonly source: string
  readonly name: string
  /** Identifies a record: a later version of the same key replaces the earlier one. */
  readonly key: readonly string[]
  readonly columns: C
}

type ValueOf<T extends ColumnType> = T extends 'boolean'
  ? boolean
  : T extends 'varchar' | 'decimal(18,6)'
    ? string
    : T extends 'bigint'
      ? number | bigint
      : number

/** A column that is left out is null. */
export type Row<S extends TableSchema> =
  S extends TableSchema<infer C> ? { readonly [K in keyof C]?: ValueOf<C[K]> | null } : never

export type Value = string | number | bigint | boolean | null | undefined

export const defineTable = <const C extends Columns>(
  source: string,
  name: string,
  shape: { readonly key: readonly (keyof C & string)[]; readonly columns: C },
): TableSchema<C> => ({ source, name, key: shape.key, columns: shape.columns })
