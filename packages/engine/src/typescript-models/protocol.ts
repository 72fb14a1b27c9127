import type { Cell } from '@waypoint/adapter-contract'

/** What a model's thread is given when it starts. */
export interface ModelOrder {
  /** `file:` URL of the model. */
  readonly model: string
  /** Where rows are written, absolute. */
  readonly rowsFile: string
  /** What the model may read, by `keyOfRef` and `keyOfSource`. */
  readonly relations: Readonly<Record<string, OfferedRelation>>
  readonly self: OfferedRelation
  /** Whether the model's own relation is there. */
  readonly selfExists: boolean
  readonly isIncremental: boolean
  readonly vars: Readonly<Record<string, unknown>>
  readonly config: Readonly<Record<string, unknown>>
}

export interface OfferedRelation {
  /** As it stands in SQL. */
  readonly name: string
  /** The query that reads it; more than its name where it is an ephemeral model. */
  readonly sql: string
}

/** What kind of values a column was seen to hold; the SQL type follows from it. */
export type ColumnKind =
  | 'unknown'
  | 'boolean'
  | 'integer'
  | 'decimal'
  | 'double'
  | 'timestamp'
  | 'text'
  | 'json'

export interface WrittenColumn {
  readonly name: string
  readonly kind: ColumnKind
  /** Digits behind the point, of a decimal. */
  readonly scale: number
}

/** What a model has returned. */
export type ModelOutput =
  | { readonly kind: 'sql'; readonly sql: string }
  | { readonly kind: 'rows'; readonly columns: readonly WrittenColumn[]; readonly rows: number }

export type ToEngine =
  | { readonly kind: 'open'; readonly id: number; readonly sql: string }
  | { readonly kind: 'next'; readonly id: number }
  | { readonly kind: 'close'; readonly id: number }
  | { readonly kind: 'returned'; readonly output: ModelOutput }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string; readonly stack: string }

/** The answer to `next`: some rows, or the end. */
export type ToModel =
  | {
      readonly kind: 'batch'
      readonly id: number
      readonly columns: readonly string[]
      readonly rows: readonly (readonly Cell[])[]
    }
  | { readonly kind: 'end'; readonly id: number }
  | { readonly kind: 'error'; readonly id: number; readonly message: string }

export function keyOfRef(packageName: string | null, name: string, version: string | number | null): string {
  return JSON.stringify(['ref', packageName, name, version === null ? null : String(version)])
}

export function keyOfSource(source: string, table: string): string {
  return JSON.stringify(['source', source, table])
}
