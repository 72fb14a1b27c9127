export type RelationType = 'table' | 'view' | 'external' | 'materialized_view'

/** The name of a table or view in a database; `type` is known only once it was looked up. */
export interface RelationName {
  readonly database: string | null
  readonly schema: string | null
  readonly identifier: string
  readonly type?: RelationType
}

/** A column as the database describes it; `dataType` in the database's own words. */
export interface ColumnDescription {
  readonly name: string
  readonly dataType: string
}
