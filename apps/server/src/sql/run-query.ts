import type { Connection, QueryResult } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import type { ServerContext } from '../context.ts'
import { type ConnectionPool, createConnectionPool } from '../version/connection-pool.ts'
import { kept } from '../version/kept.ts'
import type { Reader } from '../version/reader.ts'
import { openLockedDatabase } from './locked-database.ts'
import { requireQuery } from './require-query.ts'

export interface AdHocQuery {
  readonly sql: string
  /** Rows at most. */
  readonly limit: number
  /** What the version is called in it. */
  readonly database: string
  readonly signal: AbortSignal
}

export interface AdHocResult extends QueryResult {
  readonly truncated: boolean
  readonly seconds: number
}

/** Runs what somebody wrote, on a database that can do nothing but read the version. */
export async function runQuery(
  context: Pick<ServerContext, 'factory' | 'limits' | 'scratch'>,
  reader: Reader,
  { sql, limit, database, signal }: AdHocQuery,
): Promise<AdHocResult> {
  await requireQuery(reader, sql)
  const { sqlSeconds } = context.limits
  const sessions = await lockedSessions(context, reader, database)
  const timeout = AbortSignal.timeout(sqlSeconds * 1000)
  const startedAt = performance.now()
  try {
    const result = await sessions.use((connection) =>
      connection.query(sql, { limit: limit + 1, signal: AbortSignal.any([signal, timeout]) }),
    )
    return {
      ...result,
      rows: result.rows.slice(0, limit),
      truncated: result.rows.length > limit,
      seconds: (performance.now() - startedAt) / 1000,
    }
  } catch (cause) {
    if (!timeout.aborted || signal.aborted) throw cause
    throw new WaypointError({
      code: 'query-too-long',
      message: `The statement was stopped after ${sqlSeconds} seconds.`,
      sql,
      hint: 'Read less: filter, aggregate, or take it to the warehouse.',
      cause,
    })
  }
}

const sessionsAtOnce = 4

/** Opened with the first statement on a version, and closed with the version. Statements leave nothing behind in it. */
export function lockedSessions(
  context: Pick<ServerContext, 'factory' | 'limits' | 'scratch'>,
  reader: Reader,
  database: string,
): Promise<ConnectionPool> {
  return kept(reader, `locked database ${database}`, async () => {
    const { connections, close } = await openLockedDatabase(context, {
      file: reader.file,
      name: database,
      sessions: sessionsAtOnce,
    })
    reader.beside.push(close)
    const ready = [...connections]
    return createConnectionPool({ size: ready.length, open: () => Promise.resolve(taken(ready)) })
  })
}

function taken(ready: Connection[]): Connection {
  const connection = ready.pop()
  if (connection === undefined) throw new Error('no session is left')
  return connection
}
