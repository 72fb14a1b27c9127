import type { Cell, QueryOptions, QueryResult, ResultColumn, RowBatch } from '@waypoint/adapter-contract'
import type { Page, PageColumn } from './client/page.ts'
import type { Server } from './client/server.ts'
import type { SessionState } from './client/session-headers.ts'
import { cancelledError, statementError } from './errors/statement-error.ts'
import { cellReader, type ReadCell } from './values/cells.ts'

/** One statement on its way through the server, page by page. */
export class StatementRun {
  readonly #server: Server
  readonly #sql: string
  #session: SessionState
  #nextUri: string | undefined
  #queryId = ''
  #columns: readonly ResultColumn[] = []
  #readers: readonly ReadCell[] = []
  #updateType: string | null = null
  #updateCount: number | null = null
  #cancelled = false

  constructor(server: Server, sql: string, session: SessionState) {
    this.#server = server
    this.#sql = sql
    this.#session = session
  }

  /** The session as the statement leaves it. */
  get session(): SessionState {
    return this.#session
  }

  async *pages(options: QueryOptions): AsyncGenerator<RowBatch> {
    if (this.#cancelled) throw cancelledError(this.#sql)
    const begun = await this.#server.begin(this.#sql, this.#session, options)
    let rows = this.#take(begun.page)
    this.#session = begun.session
    try {
      for (;;) {
        if (rows.length > 0) yield { columns: this.#columns, rows }
        if (this.#nextUri === undefined) return
        if (this.#cancelled) await this.#server.cancel(this.#nextUri)
        const { page, session } = await this.#server.next(this.#nextUri, this.#session)
        this.#session = session
        rows = this.#take(page)
      }
    } finally {
      // Also where the reader gives up half-way.
      if (this.#nextUri !== undefined) await this.#server.cancel(this.#nextUri)
    }
  }

  async result(options: QueryOptions): Promise<QueryResult> {
    const limit = options.limit ?? Infinity
    const rows: (readonly Cell[])[] = []
    for await (const batch of this.pages(options)) {
      for (const row of batch.rows) if (rows.length < limit) rows.push(row)
      if (rows.length >= limit) break
    }
    if (this.#cancelled) throw cancelledError(this.#sql)
    return {
      columns: this.#updateType === null ? this.#columns : [],
      rows: this.#updateType === null ? rows : [],
      rowsAffected: this.#updateCount,
      response: this.#response(),
    }
  }

  cancel(): void {
    if (this.#cancelled) return
    this.#cancelled = true
    if (this.#nextUri !== undefined) void this.#server.cancel(this.#nextUri)
  }

  #response(): QueryResult['response'] {
    const code = this.#updateType ?? 'SELECT'
    const rows = this.#updateCount
    const message = rows === null ? code : `${code} ${rows}`
    return {
      _message: message,
      code,
      query_id: this.#queryId,
      ...(rows === null ? {} : { rows_affected: rows }),
    }
  }

  #take(page: Page): readonly (readonly Cell[])[] {
    this.#nextUri = page.nextUri
    this.#queryId = page.id
    if (page.error !== undefined) {
      const error = statementError(page.error, this.#sql, page.id)
      throw this.#cancelled ? cancelledError(this.#sql, error) : error
    }
    if (page.columns !== undefined && this.#columns.length === 0) this.#describe(page.columns)
    if (page.updateType !== undefined) this.#updateType = page.updateType
    if (page.updateCount !== undefined) this.#updateCount = page.updateCount
    return (page.data ?? []).map((row) => row.map((value, index) => this.#readers[index]?.(value) ?? null))
  }

  #describe(columns: readonly PageColumn[]): void {
    this.#columns = columns.map(({ name, type }) => ({ name, dataType: type }))
    this.#readers = columns.map(({ typeSignature }) => cellReader(typeSignature))
  }
}
