import type { Cell, Connection, QueryOptions, QueryResult } from '@waypoint/adapter-contract'
import {
  type DuckDBConnection,
  type DuckDBMaterializedResult,
  type DuckDBPreparedStatement,
  type DuckDBResultReader,
  StatementType,
} from '@duckdb/node-api'
import { WaypointError } from '@waypoint/contracts'
import { toWaypointError } from './errors.ts'
import type { KeptStatements } from './kept-statements.ts'
import type { CallingThreads } from './calling-threads.ts'
import { bindParameter } from './parameters.ts'
import { cellsOf, describeColumns } from './result-cells.ts'
import { streamRows } from './stream-rows.ts'
import { toCell } from './values.ts'

const interruptEveryMs = 25
const smallResultChunks = 8
const setsThreads = /\b(?:set|pragma)\b.*\bthreads\b/i
const isQuery = /^\s*(select|from|with)\b/i

const emptyResult: QueryResult = {
  columns: [],
  rows: [],
  rowsAffected: null,
  response: { _message: 'OK' },
}

export interface CancellableConnection extends Connection {
  cancel(): void
}

/** What runs now; a cancelled one starts no further statement. */
interface RunningQuery {
  cancelled: boolean
}

export interface OpenedSession {
  readonly session: DuckDBConnection
  /** For databases that nobody writes. */
  readonly kept: KeptStatements | null
  /** Where several may wait for this database. */
  readonly calling: CallingThreads | null
}

export function openConnection(
  { session, kept, calling }: OpenedSession,
  onClose: () => void,
): CancellableConnection {
  let queue: Promise<unknown> = Promise.resolve()
  let running: RunningQuery | null = null
  let closed = false

  const enqueue = <T>(task: () => Promise<T>): Promise<T> => {
    const result = queue.then(task, task)
    queue = result.catch(() => undefined)
    return result
  }

  /** An interrupt that comes before the statement has started is lost, hence again until it has ended. */
  const interrupt = (query: RunningQuery): void => {
    query.cancelled = true
    const again = (): void => {
      if (running !== query) return
      session.interrupt()
      setTimeout(again, interruptEveryMs)
    }
    again()
  }

  const execute = async (sql: string, options: QueryOptions): Promise<QueryResult> => {
    if (closed) throw new WaypointError({ code: 'connection-closed', message: 'The connection is closed.' })
    const query: RunningQuery = { cancelled: false }
    const onAbort = (): void => interrupt(query)
    running = query
    if (setsThreads.test(sql)) await calling?.stop()
    calling?.begin()
    options.signal?.addEventListener('abort', onAbort, { once: true })
    if (options.signal?.aborted === true) query.cancelled = true
    try {
      return await runStatements(session, { sql, options, query, kept })
    } catch (cause) {
      throw query.cancelled ? cancelledError(cause, sql) : toWaypointError(cause, sql)
    } finally {
      calling?.end()
      running = null
      options.signal?.removeEventListener('abort', onAbort)
    }
  }

  const query = (sql: string, options: QueryOptions = {}): Promise<QueryResult> =>
    enqueue(() => execute(sql, options))

  return {
    query,
    stream: (sql, options = {}) => streamRows(session, enqueue, { ...options, sql }),
    begin: async () => void (await query('begin transaction')),
    commit: async () => void (await query('commit')),
    rollback: async () => void (await query('rollback')),
    cancel: () => {
      if (running !== null) interrupt(running)
    },
    close: () =>
      enqueue(async () => {
        if (closed) return
        closed = true
        kept?.forgetAll()
        session.closeSync()
        onClose()
      }),
  }
}

interface StatementRun {
  readonly sql: string
  readonly options: QueryOptions
  readonly query: RunningQuery
  readonly kept: KeptStatements | null
}

async function runStatements(session: DuckDBConnection, run: StatementRun): Promise<QueryResult> {
  const { parameters, limit } = run.options
  if (parameters === undefined && limit === undefined) return runAtOnce(session, run)
  const known = await runKept(run)
  if (known !== undefined) return known
  const statements = await extract(session, run.sql)
  let result = emptyResult
  for (let index = 0; index < statements.count; index += 1) {
    if (run.query.cancelled) throw new Error('cancelled')
    const statement = await statements.prepare(index)
    let isKept = false
    try {
      const isLast = index === statements.count - 1
      if (isLast) bindParameters(statement, run)
      result = await runStatement(statement, isLast ? run.options.limit : undefined)
      isKept = statements.count === 1 && limit === undefined && run.kept?.keep(run.sql, statement) === true
    } finally {
      if (!isKept) statement.destroySync()
    }
  }
  if (run.query.cancelled) throw new Error('cancelled')
  return result
}

/** Undefined where the statement was not run before. */
async function runKept(run: StatementRun): Promise<QueryResult | undefined> {
  if (run.query.cancelled) throw new Error('cancelled')
  const result = await run.kept?.use(run.sql, async (statement) => {
    bindParameters(statement, run)
    return await runStatement(statement, run.options.limit)
  })
  if (run.query.cancelled) throw new Error('cancelled')
  return result
}

/** All statements in one call of the driver: each further call costs a trip through the thread pool. */
async function runAtOnce(
  session: DuckDBConnection,
  { sql, query, kept }: StatementRun,
): Promise<QueryResult> {
  if (query.cancelled) throw new Error('cancelled')
  if (!isQuery.test(sql)) kept?.forgetAll()
  const result = await session.run(sql)
  if (query.cancelled) throw new Error('cancelled')
  return await answerOf(result)
}

const nothingToRun = { count: 0, prepare: () => Promise.reject(new Error('no statement')) }

/** The driver has no error of its own for text that holds no statement (empty, comments). */
async function extract(session: DuckDBConnection, sql: string): Promise<ExtractedStatements> {
  try {
    return await session.extractStatements(sql)
  } catch (cause) {
    if (cause instanceof Error && cause.message === 'Error in native callback') return nothingToRun
    throw cause
  }
}

interface ExtractedStatements {
  readonly count: number
  prepare(index: number): Promise<DuckDBPreparedStatement>
}

function bindParameters(statement: DuckDBPreparedStatement, { sql, options }: StatementRun): void {
  const parameters = options.parameters ?? []
  if (statement.parameterCount !== parameters.length) {
    throw new WaypointError({
      code: 'wrong-parameters',
      message: `The statement takes ${statement.parameterCount} parameters and was given ${parameters.length}.`,
      sql,
    })
  }
  for (const [index, cell] of parameters.entries()) bindParameter(statement, index + 1, cell)
}

async function runStatement(
  statement: DuckDBPreparedStatement,
  limit: number | undefined,
): Promise<QueryResult> {
  if (limit !== undefined && statement.statementType === StatementType.SELECT) {
    return decode(await statement.streamAndReadUntil(limit), limit)
  }
  const answer = await answerOf(await statement.run())
  return limit === undefined ? answer : { ...answer, rows: answer.rows.slice(0, limit) }
}

async function answerOf(result: DuckDBMaterializedResult): Promise<QueryResult> {
  const rowsAffected = countOf(result)
  if (rowsAffected !== null) {
    return { columns: [], rows: [], rowsAffected, response: { _message: 'OK', rows_affected: rowsAffected } }
  }
  return {
    columns: describeColumns(result),
    rows: await rowsOf(result),
    rowsAffected: null,
    response: { _message: 'OK' },
  }
}

/** The result is in memory: a small one is read at once, without a trip through the thread pool for each chunk. */
async function rowsOf(result: DuckDBMaterializedResult): Promise<Cell[][]> {
  const { chunkCount } = result
  if (chunkCount > smallResultChunks) return (await result.getRows()).map((row) => row.map(toCell))
  return Array.from({ length: chunkCount }, (_, index) => cellsOf(result.getChunk(index))).flat()
}

function decode(reader: DuckDBResultReader, limit: number): QueryResult {
  return {
    columns: describeColumns(reader),
    rows: reader
      .getRows()
      .slice(0, limit)
      .map((row) => row.map(toCell)),
    rowsAffected: null,
    response: { _message: 'OK' },
  }
}

/** Statements that write answer with one row and one column, `Count`, instead of rows. */
function countOf(result: DuckDBMaterializedResult): number | null {
  const isRead = result.statementType === StatementType.SELECT
  if (isRead || result.columnCount !== 1 || result.columnName(0) !== 'Count') return null
  const count = result.chunkCount === 0 ? undefined : result.getChunk(0).getRows()[0]?.[0]
  return typeof count === 'bigint' ? Number(count) : null
}

function cancelledError(cause: unknown, sql: string): WaypointError {
  return new WaypointError({ code: 'query-cancelled', message: 'The query was cancelled.', sql, cause })
}
