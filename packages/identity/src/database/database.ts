import { type DuckDBConnection, DuckDBInstance, type JS } from '@duckdb/node-api'

export interface DatabaseSettings {
  /** `:memory:`, or the path of a file. */
  readonly path: string
  readonly threads?: number
  /** As DuckDB writes it: `2GB`. */
  readonly memoryLimit?: string
}

/** One DuckDB database with one connection: where records are compared. */
export class Database {
  readonly connection: DuckDBConnection
  readonly #instance: DuckDBInstance

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance
    this.connection = connection
  }

  static async open({ path, threads, memoryLimit }: DatabaseSettings): Promise<Database> {
    const instance = await DuckDBInstance.create(path, {
      ...(threads === undefined ? {} : { threads: String(threads) }),
      ...(memoryLimit === undefined ? {} : { memory_limit: memoryLimit }),
    })
    const connection = await instance.connect()
    await connection.run('set preserve_insertion_order = false')
    return new Database(instance, connection)
  }

  async run(sql: string): Promise<void> {
    await this.connection.run(sql)
  }

  async rows(sql: string): Promise<readonly Readonly<Record<string, JS>>[]> {
    return (await this.connection.runAndReadAll(sql)).getRowObjectsJS()
  }

  /** The first row; a query that has none is a mistake of ours. */
  async row(sql: string): Promise<Readonly<Record<string, JS>>> {
    const [first] = await this.rows(sql)
    if (first === undefined) throw new Error(`no row: ${sql}`)
    return first
  }

  async count(sql: string): Promise<number> {
    return Number(Object.values(await this.row(sql))[0])
  }

  close(): void {
    this.connection.closeSync()
    this.#instance.closeSync()
  }
}
