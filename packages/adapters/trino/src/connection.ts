import { setTimeout as wait } from 'node:timers/promises'
import type { Connection, QueryOptions, QueryResult, RowBatch } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import type { Server } from './client/server.ts'
import { newSession, type SessionState } from './client/session-headers.ts'
import { cancelledError } from './errors/statement-error.ts'
import { StatementRun } from './statement-run.ts'
import { bindParameters, splitStatements } from './statements.ts'

const streamedRows = 20_000
/** How often a statement is run again when another one has changed its table meanwhile. */
const conflictAttempts = 5

export interface CancellableConnection extends Connection {
  readonly stream: NonNullable<Connection['stream']>
  cancel(): void
}

/** A session: statements run one after the other, and each is whole by itself. */
export function openConnection(server: Server): CancellableConnection {
  let session: SessionState = newSession(server.credentials)
  let queue: Promise<unknown> = Promise.resolve()
  let running: StatementRun | null = null
  let interrupted = false
  let closed = false

  const enqueue = <T>(task: () => Promise<T>): Promise<T> => {
    const result = queue.then(task, task)
    queue = result.catch(() => undefined)
    return result
  }

  const start = (sql: string, { signal }: QueryOptions): StatementRun => {
    if (closed) throw new WaypointError({ code: 'connection-closed', message: 'The connection is closed.' })
    if (signal?.aborted === true) throw cancelledError(sql)
    const run = new StatementRun(server, sql, session)
    running = run
    return run
  }

  const runOnce = async (sql: string, options: QueryOptions): Promise<QueryResult> => {
    const run = start(sql, options)
    const onAbort = (): void => run.cancel()
    options.signal?.addEventListener('abort', onAbort, { once: true })
    try {
      const result = await run.result(options)
      session = run.session
      return result
    } finally {
      running = null
      options.signal?.removeEventListener('abort', onAbort)
    }
  }

  /** What lost against another statement has left nothing, and is right when it is done again. */
  const runPatiently = async (sql: string, options: QueryOptions): Promise<QueryResult> => {
    interrupted = false
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await runOnce(sql, options)
      } catch (cause) {
        if (!isConflict(cause) || attempt === conflictAttempts || interrupted) throw cause
        await wait(100 * 2 ** attempt * (0.5 + Math.random()))
      }
    }
  }

  const runText = async (sql: string, options: QueryOptions): Promise<QueryResult> => {
    const statements = splitStatements(sql)
    let result = nothing
    for (const [index, statement] of statements.entries()) {
      const isLast = index === statements.length - 1
      const { parameters, limit, ...rest } = options
      const text = bindParameters(statement, isLast ? (parameters ?? []) : [])
      result = await runPatiently(text, {
        ...rest,
        ...(isLast && limit !== undefined ? { limit } : {}),
      }).catch((cause: unknown) => {
        throw inWhole(cause, { sql, statement, text })
      })
    }
    return result
  }

  return {
    query: (sql, options = {}) => enqueue(() => runText(sql, options)),
    stream: (sql, options = {}) => {
      const batches = (): AsyncGenerator<RowBatch> =>
        start(splitStatements(sql)[0] ?? sql, options).pages(options)
      return inLine(enqueue, batches, () => {
        running = null
      })
    },
    begin: () => Promise.reject(noTransactions),
    commit: () => Promise.reject(noTransactions),
    rollback: () => Promise.resolve(),
    cancel: () => {
      interrupted = true
      running?.cancel()
    },
    close: () =>
      enqueue(async () => {
        closed = true
      }),
  }
}

const nothing: QueryResult = { columns: [], rows: [], rowsAffected: null, response: { _message: 'OK' } }

const noTransactions = new WaypointError({
  code: 'unsupported-by-database',
  message: 'Trino has no transactions over several statements: each statement is atomic by itself.',
})

function isConflict(cause: unknown): boolean {
  return cause instanceof WaypointError && cause.code === 'write-conflict'
}

interface Place {
  readonly sql: string
  readonly statement: string
  readonly text: string
}

/** An error of one of several statements, with its place in the whole text. */
function inWhole(cause: unknown, { sql, statement, text }: Place): unknown {
  if (!(cause instanceof WaypointError) || sql === statement) return cause
  const { code, message, hint, sqlOffset } = cause
  const offset =
    sqlOffset === undefined || text !== statement ? undefined : sql.indexOf(statement) + sqlOffset
  return new WaypointError({
    code,
    message,
    sql,
    cause: cause.cause,
    ...(hint === undefined ? {} : { hint }),
    ...(offset === undefined ? {} : { sqlOffset: offset }),
  })
}

const doNothing = (): void => undefined

type Enqueue = <T>(task: () => Promise<T>) => Promise<T>

/** Nothing else runs on the connection until the rows are read or given up. */
async function* inLine(
  enqueue: Enqueue,
  batches: () => AsyncGenerator<RowBatch>,
  done: () => void,
): AsyncGenerator<RowBatch> {
  let release = doNothing
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const source = await new Promise<AsyncGenerator<RowBatch>>((resolve, reject) => {
    void enqueue(async () => {
      try {
        resolve(batches())
      } catch (cause) {
        reject(cause)
        return
      }
      await held
    })
  })
  try {
    for await (const { columns, rows } of source) {
      for (let at = 0; at < rows.length; at += streamedRows) {
        yield { columns, rows: rows.slice(at, at + streamedRows) }
      }
    }
  } finally {
    done()
    release()
  }
}
