/** What differs between two states of one relation: `before` and `after`. */
export interface RelationDiff {
  /** `marts.fct_invoices`. */
  readonly name: string
  /** `added` and `removed` where only one side has it; nothing else is then known but its rows. */
  readonly status: 'equal' | 'changed' | 'added' | 'removed'
  readonly schema: SchemaDiff
  readonly rowsBefore: number
  readonly rowsAfter: number
  /** What told rows apart; empty where whole rows were compared. */
  readonly key: readonly string[]
  readonly rows: RowDiff
  readonly samples: readonly RowSample[]
  /** What the reader should know: a key that is not unique, rows without a key. */
  readonly notes: readonly string[]
}

export interface SchemaDiff {
  readonly added: readonly NamedType[]
  readonly removed: readonly NamedType[]
  readonly retyped: readonly { readonly name: string; readonly before: string; readonly after: string }[]
}

export interface NamedType {
  readonly name: string
  readonly type: string
}

/** Counts of rows; `changed` and `cells` are of rows that both sides have by their key. */
export interface RowDiff {
  readonly added: number
  readonly removed: number
  readonly changed: number
  /** Columns with changed cells, the most first. */
  readonly cells: readonly { readonly column: string; readonly changed: number }[]
}

export interface RowSample {
  readonly kind: 'added' | 'removed' | 'changed'
  /** Of each column of the key, or of every column where there is no key. */
  readonly row: Readonly<Record<string, string | null>>
  /** Of a changed row: what changed. */
  readonly cells: readonly {
    readonly column: string
    readonly before: string | null
    readonly after: string | null
  }[]
}

export const NO_ROWS: RowDiff = { added: 0, removed: 0, changed: 0, cells: [] }
