import type { ColumnDescription, RelationName } from '@waypoint/contracts'
import type { Capabilities } from './capabilities.ts'
import type { QueryOptions, QueryResult, RowBatch } from './query.ts'

/** One session of the database. Calls on one connection run one after the other. */
export interface Connection {
  /** Runs one or several statements separated by `;` and returns the last result. */
  query(sql: string, options?: QueryOptions): Promise<QueryResult>
  /**
   * The rows of one query as the database hands them out, for results larger than the memory. Nothing else may
   * run on the connection until they are read or given up. Absent where the client cannot do it.
   */
  stream?(sql: string, options?: Pick<QueryOptions, 'signal'>): AsyncIterable<RowBatch>
  /**
   * Writes the rows of one query into a file as the database itself writes CSV: values as its texts in quotes, null as
   * a bare `\\N`, no header. Gives the number of rows. Absent where the client cannot do it.
   */
  exportCsv?(sql: string, file: string, options?: Pick<QueryOptions, 'signal'>): Promise<number>
  begin(): Promise<void>
  commit(): Promise<void>
  rollback(): Promise<void>
  close(): Promise<void>
}

/** A relation and one that it reads and is dropped with. */
export interface Dependency {
  readonly relation: RelationName
  readonly reads: RelationName
}

/** A CSV file to be loaded as a table through the database's own bulk path. */
export interface SeedLoad {
  readonly relation: RelationName
  /** Absolute path of the CSV file, UTF-8, first line is the header. */
  readonly file: string
  readonly delimiter: string
  /** Column → SQL type; columns not named get the type that dbt would infer. */
  readonly columnTypes: Readonly<Record<string, string>>
  readonly quoteColumns: boolean
}

/** The database behind a target: opened once per invocation, hands out connections, closed at the end. */
export interface Adapter {
  /** `duckdb`, `postgres`: the prefix that dispatch looks for. */
  readonly type: string
  readonly capabilities: Capabilities
  /** The default database (catalog) and schema of the target. */
  readonly database: string
  readonly schema: string
  /** Only with `localFiles`: where relative paths begin, and where relations that are files are written; absolute. */
  readonly files?: { readonly rootDir: string; readonly externalRoot: string }
  connect(): Promise<Connection>
  /** Stops what the connection is running; its query rejects with code `query-cancelled`. */
  cancel(connection: Connection): void
  close(): Promise<void>

  quote(identifier: string): string
  /** Quoted and dotted, e.g. `"warehouse"."marts"."mrr_waterfall"`. */
  renderRelation(relation: RelationName): string
  listSchemas(connection: Connection, database: string | null): Promise<readonly string[]>
  /** Every relation of one schema with its type; the engine's cache is filled from this. */
  listRelations(
    connection: Connection,
    database: string | null,
    schema: string,
  ): Promise<readonly RelationName[]>
  /** What each view reads, in databases where dropping a relation takes along the views that read it. */
  listDependencies?(connection: Connection, database: string | null): Promise<readonly Dependency[]>
  columnsOf(connection: Connection, relation: RelationName): Promise<readonly ColumnDescription[]>
  loadSeed(connection: Connection, load: SeedLoad): Promise<QueryResult>
}

/** What an adapter's folder exports: how its part of profiles.yml is read, and how it is opened. */
export interface AdapterFactory {
  readonly type: string
  /** The keys it knows in an output of profiles.yml, beside `type` and `threads`: others are probably misspelt. */
  readonly settings?: readonly string[]
  /** Checks one output of profiles.yml (already rendered) and opens the database. `rootDir` resolves relative paths. */
  open(credentials: Readonly<Record<string, unknown>>, options: OpenOptions): Promise<Adapter>
  /** Default database and schema without opening anything; parsing needs no database. */
  describe(
    credentials: Readonly<Record<string, unknown>>,
    options: OpenOptions,
  ): { readonly database: string; readonly schema: string }
}

export interface OpenOptions {
  readonly rootDir: string
  readonly threads: number
}

/** Type → lazily loaded factory; the engine is given one and never imports a concrete adapter. */
export type AdapterRegistry = Readonly<Record<string, () => Promise<AdapterFactory>>>
