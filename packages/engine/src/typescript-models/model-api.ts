import type { Cell } from '@waypoint/adapter-contract'

/** A row as a model reads it: column → value. Decimals keep their digits: `{ decimal: '12.50' }`. */
export type Row = Readonly<Record<string, Cell>>

/** A relation that a model reads. As text it is its name in SQL. */
export interface ReadRelation<T = Row> extends AsyncIterable<T> {
  rows(): AsyncIterable<T>
  /** The same rows, some thousands at a time. */
  batches(): AsyncIterable<readonly T[]>
  toString(): string
}

interface OwnRelation extends ReadRelation {
  /** False before the model was first built. */
  readonly exists: boolean
}

interface RefFunction {
  <T = Row>(
    name: string,
    options?: { readonly version?: string | number; readonly v?: string | number },
  ): ReadRelation<T>
  <T = Row>(
    packageName: string,
    name: string,
    options?: { readonly version?: string | number; readonly v?: string | number },
  ): ReadRelation<T>
}

/** What a model in TypeScript is called with. */
export interface ModelContext {
  readonly ref: RefFunction
  readonly source: <T = Row>(source: string, table: string) => ReadRelation<T>
  /** The rows of a query; relations stand in it as `${ref('orders')}`. */
  readonly rows: <T = Row>(sql: string) => AsyncIterable<T>
  /** The model's own relation, as it is before this run. */
  readonly this: OwnRelation
  /** Whether rows are added to what is there. */
  readonly isIncremental: boolean
  /** The project's variables; one that is not set is undefined. */
  readonly vars: Readonly<Record<string, unknown>>
  readonly config: Readonly<Record<string, unknown>>
}

type Rows = Iterable<object> | AsyncIterable<object | readonly object[]>

/** Rows one by one or in lists, SQL as text, or a relation to be taken as it is. */
export type ModelResult = Rows | string | ReadRelation

/** The default export of a model's file. */
export type TypeScriptModel = (context: ModelContext) => ModelResult | Promise<ModelResult>
