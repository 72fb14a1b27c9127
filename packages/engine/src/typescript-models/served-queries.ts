import type { Adapter, Cell, Connection, RowBatch } from '@waypoint/adapter-contract'
import type { ToEngine, ToModel } from './protocol.ts'

const BATCH_ROWS = 4096

interface OpenQuery {
  readonly batches: AsyncIterator<RowBatch>
  readonly close: () => Promise<void>
}

type Request = Extract<ToEngine, { readonly id: number }>

/** The queries of one model, each on a connection of its own, so that several can be read side by side. */
export class ServedQueries {
  readonly #adapter: Adapter
  readonly #signal: AbortSignal
  readonly #answer: (message: ToModel) => void
  readonly #open = new Map<number, Promise<OpenQuery>>()

  constructor(adapter: Adapter, signal: AbortSignal, answer: (message: ToModel) => void) {
    this.#adapter = adapter
    this.#signal = signal
    this.#answer = answer
  }

  async serve(request: Request): Promise<void> {
    const { id } = request
    try {
      if (request.kind === 'open') {
        const opened = this.#start(request.sql)
        this.#open.set(id, opened)
        opened.catch(() => undefined)
      } else if (request.kind === 'next') await this.#next(id)
      else await this.#end(id)
    } catch (cause) {
      this.#answer({ kind: 'error', id, message: cause instanceof Error ? cause.message : String(cause) })
      await this.#end(id).catch(() => undefined)
    }
  }

  async closeAll(): Promise<void> {
    await Promise.allSettled([...this.#open.keys()].map((id) => this.#end(id)))
  }

  async #start(sql: string): Promise<OpenQuery> {
    const connection = await this.#adapter.connect()
    const batches = batchesOf(connection, sql, this.#signal)[Symbol.asyncIterator]()
    return {
      batches,
      close: async () => {
        await batches.return?.(undefined)
        await connection.close()
      },
    }
  }

  async #next(id: number): Promise<void> {
    const { batches } = await this.#opened(id)
    const { done, value } = await batches.next()
    if (done === true) {
      this.#answer({ kind: 'end', id })
      await this.#end(id)
    } else
      this.#answer({ kind: 'batch', id, columns: value.columns.map(({ name }) => name), rows: value.rows })
  }

  #opened(id: number): Promise<OpenQuery> {
    const opened = this.#open.get(id)
    return opened ?? Promise.reject(new Error('the query is closed'))
  }

  async #end(id: number): Promise<void> {
    const opened = this.#open.get(id)
    this.#open.delete(id)
    await (await opened)?.close()
  }
}

/** As the database hands them out; where its client cannot do that, all at once. */
async function* batchesOf(
  connection: Connection,
  sql: string,
  signal: AbortSignal,
): AsyncGenerator<RowBatch> {
  if (connection.stream !== undefined) {
    yield* connection.stream(sql, { signal })
    return
  }
  const { columns, rows } = await connection.query(sql, { signal })
  for (let start = 0; start < rows.length; start += BATCH_ROWS) {
    const batch: readonly (readonly Cell[])[] = rows.slice(start, start + BATCH_ROWS)
    yield { columns, rows: batch }
  }
}
