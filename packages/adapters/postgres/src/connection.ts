import type { Connection, QueryOptions, QueryResult } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { toWaypointError } from './errors.ts'
import { exportCsv } from './export-csv.ts'
import { toParameter } from './parameters.ts'
import { toQueryResult } from './query-result.ts'
import type { Session } from './session.ts'
import type { RawResult, StatementText } from './statement-run.ts'
import { splitStatements } from './statements.ts'
import { streamRows } from './stream-rows.ts'

/** A request that comes before the statement has started is lost, hence again until it has ended. */
const cancelEveryMs = 100
/** After so long without an answer to the cancel requests the session is given up. */
const giveUpAfterMs = 5000

/** Where sessions come from and go back to. */
export interface SessionSource {
  acquire(): Promise<Session>
  release(session: Session): Promise<void>
  requestCancel(session: Session): Promise<void>
}

export interface CancellableConnection extends Connection {
  cancel(): void
  /** One task with the session itself, in line with the queries. */
  use<T>(work: (session: Session) => Promise<T>, options?: QueryOptions): Promise<T>
}

interface RunningWork {
  cancelled: boolean
  /** Settles when no cancel request is on its way any more. */
  requests: Promise<void>
}

export function openConnection(first: Session, source: SessionSource): CancellableConnection {
  let session = first
  let queue: Promise<unknown> = Promise.resolve()
  let running: RunningWork | null = null
  let closed = false

  const enqueue = <T>(task: () => Promise<T>): Promise<T> => {
    const result = queue.then(task, task)
    queue = result.catch(() => undefined)
    return result
  }

  const interrupt = (work: RunningWork): void => {
    if (work.cancelled) return
    work.cancelled = true
    const since = Date.now()
    const again = (): void => {
      if (running !== work) return
      if (Date.now() - since > giveUpAfterMs) {
        session.destroy()
        return
      }
      work.requests = source.requestCancel(session).then(() => void setTimeout(again, cancelEveryMs))
    }
    again()
  }

  const liveSession = async (): Promise<Session> => {
    if (closed) throw new WaypointError({ code: 'connection-closed', message: 'The connection is closed.' })
    // Nothing may run outside of a transaction that was meant to run inside.
    if (session.undone) throw lostInTransaction()
    if (session.state === 'lost') session = await source.acquire()
    return session
  }

  const execute = async <T>(
    work: (session: Session) => Promise<T>,
    { signal }: QueryOptions,
    sql?: string,
  ): Promise<T> => {
    if (signal?.aborted === true) throw cancelledError(sql)
    const live = await liveSession()
    const own: RunningWork = { cancelled: false, requests: Promise.resolve() }
    const onAbort = (): void => interrupt(own)
    running = own
    signal?.addEventListener('abort', onAbort, { once: true })
    try {
      const result = await work(live)
      if (own.cancelled) throw cancelledError(sql)
      return result
    } catch (cause) {
      const error = toWaypointError(cause, sql)
      // The server says farewell before it hangs up.
      if (error.code === 'connection-lost') live.destroy()
      throw own.cancelled ? cancelledError(sql, cause) : error
    } finally {
      running = null
      signal?.removeEventListener('abort', onAbort)
      await own.requests
    }
  }

  const query = (sql: string, options: QueryOptions = {}): Promise<QueryResult> =>
    enqueue(() => execute((live) => runText(live, sql, options), options, sql))

  const connection: Omit<CancellableConnection, 'stream' | 'exportCsv'> = {
    query,
    begin: async () => void (await query('begin')),
    commit: () =>
      enqueue(async () => {
        const { tag } = await execute((live) => live.run({ text: 'commit' }), {}, 'commit')
        // The server answers so when an earlier statement has failed: nothing was kept.
        if (tag === 'ROLLBACK') throw rolledBack()
      }),
    rollback: () =>
      enqueue(async () => {
        if (session.undone) session = await source.acquire()
        else if (session.state !== 'lost')
          await execute((live) => live.run({ text: 'rollback' }), {}, 'rollback')
      }),
    use: (work, options = {}) => enqueue(() => execute(work, options)),
    cancel: () => {
      if (running !== null) interrupt(running)
    },
    close: () =>
      enqueue(async () => {
        if (closed) return
        closed = true
        await source.release(session)
      }),
  }
  return {
    ...connection,
    stream: (sql, options = {}) => streamRows(connection, sql, options),
    exportCsv: (sql, file, options = {}) => connection.use((live) => exportCsv(live, sql, file), options),
  }
}

async function runText(session: Session, sql: string, options: QueryOptions): Promise<QueryResult> {
  const { parameters, limit } = options
  if (parameters === undefined && limit === undefined) {
    return await toQueryResult(session, await session.run({ text: sql }))
  }
  const statements = splitStatements(sql)
  const last = statements.at(-1)
  if (last === undefined) return await toQueryResult(session, await session.run({ text: '' }))
  for (const text of statements.slice(0, -1)) await session.run({ text })
  const statement: StatementText = {
    text: last,
    values: (parameters ?? []).map(toParameter),
    ...(limit === undefined || limit === 0 ? {} : { limit }),
  }
  const result: RawResult = await session.run(statement).catch((cause: unknown) => {
    // A place in the statement counts from its own beginning.
    throw toWaypointError(cause, statements.length === 1 ? sql : last)
  })
  return await toQueryResult(session, limit === 0 ? { ...result, rows: [] } : result)
}

function cancelledError(sql?: string, cause?: unknown): WaypointError {
  return new WaypointError({
    code: 'query-cancelled',
    message: 'The query was cancelled.',
    ...(sql === undefined ? {} : { sql }),
    cause,
  })
}

function lostInTransaction(): WaypointError {
  return new WaypointError({
    code: 'connection-lost',
    message: 'The connection was lost inside a transaction, which is undone.',
    hint: 'Roll back, then begin again.',
  })
}

function rolledBack(): WaypointError {
  return new WaypointError({
    code: 'transaction-failed',
    message: 'The transaction was rolled back: one of its statements had failed.',
  })
}
