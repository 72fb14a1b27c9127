import type { Adapter, Connection, QueryResult } from '@waypoint/adapter-contract'
import type { ColumnDescription, RelationName } from '@waypoint/contracts'
import type { RelationCache } from './relation-cache.ts'

export interface SessionServices {
  readonly adapter: Adapter
  readonly cache: RelationCache
  readonly connection: () => Promise<Connection>
  /** Put before every statement, or behind it. */
  readonly comment?: () => QueryCommentText | undefined
  /** Whose conversation it is. */
  readonly node?: string
  readonly signal?: AbortSignal
  readonly onQuery?: (sql: string, seconds: number) => void
}

export interface QueryCommentText {
  readonly text: string
  readonly append: boolean
}

export interface ExecuteOptions {
  /** Opens a transaction first when none is open. */
  readonly autoBegin: boolean
}

/** One node's conversation with the database: a connection, at most one open transaction. */
export class DatabaseSession {
  readonly adapter: Adapter
  readonly cache: RelationCache
  readonly #services: SessionServices
  readonly #columns = new Map<string, readonly ColumnDescription[]>()
  #transactionOpen = false
  #mayHaveWritten = false
  #lastStatement: string | null = null

  constructor(services: SessionServices) {
    this.adapter = services.adapter
    this.cache = services.cache
    this.#services = services
  }

  /** Described columns by relation, until the next statement may have changed them. */
  async columns(relation: RelationName): Promise<readonly ColumnDescription[]> {
    const name = this.adapter.renderRelation(relation)
    const known = this.#columns.get(name)
    if (known !== undefined) return known
    const columns = await this.run(`describe ${name}`, (connection) =>
      this.adapter.columnsOf(connection, relation),
    )
    this.#columns.set(name, columns)
    return columns
  }

  /** Whether something that this conversation has written may have been kept; a rollback undoes all else. */
  get mayHaveWritten(): boolean {
    return this.#mayHaveWritten
  }

  /** The statement that was sent last, for the report of an error. */
  get lastStatement(): string | null {
    return this.#lastStatement
  }

  connection(): Promise<Connection> {
    return this.#services.connection()
  }

  async execute(sql: string, options: ExecuteOptions): Promise<QueryResult> {
    if (sql.trim() === '') return { columns: [], rows: [], rowsAffected: null, response: { _message: 'OK' } }
    if (options.autoBegin) await this.begin()
    this.#columns.clear()
    if (!this.#transactionOpen && !leavesNothing(sql)) this.#mayHaveWritten = true
    const statement = this.#commented(sql)
    return this.run(statement, (connection) => {
      const { node, signal } = this.#services
      return connection.query(statement, {
        ...(node === undefined ? {} : { node }),
        ...(signal === undefined ? {} : { signal }),
      })
    })
  }

  /** Runs one call of the adapter, timed and reported as the statement `sql`. */
  async run<T>(sql: string, call: (connection: Connection) => Promise<T>): Promise<T> {
    this.#services.signal?.throwIfAborted()
    const connection = await this.connection()
    this.#lastStatement = sql
    const startedAt = performance.now()
    const result = await call(connection)
    this.#services.onQuery?.(sql, (performance.now() - startedAt) / 1000)
    return result
  }

  async begin(): Promise<void> {
    if (this.#transactionOpen || !this.adapter.capabilities.transactions) return
    await (await this.connection()).begin()
    this.#transactionOpen = true
  }

  async commit(): Promise<void> {
    if (!this.#transactionOpen) return
    this.#transactionOpen = false
    this.#mayHaveWritten = true
    await (await this.connection()).commit()
  }

  async rollback(): Promise<void> {
    if (!this.#transactionOpen) return
    this.#transactionOpen = false
    await (await this.connection()).rollback()
  }

  #commented(sql: string): string {
    const comment = this.#services.comment?.()
    if (comment === undefined) return sql
    return comment.append ? `${sql.trimEnd()}\n${comment.text}` : `${comment.text}\n${sql}`
  }
}

const COMMENTS = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/

/** Whether the text can only read, or makes a temporary table, which is gone with the connection. */
function leavesNothing(sql: string): boolean {
  const text = sql.replace(COMMENTS, '').trimEnd()
  if (/^create\s+(?:or\s+replace\s+)?(?:local\s+)?temp(?:orary)?\s+table\b[^;]*;?$/i.test(text)) return true
  return (
    /^(?:select|with|show|describe|explain|values|from)\b/i.test(text) &&
    !/\b(?:insert|update|delete|merge|create|into|call)\b/i.test(text)
  )
}
