import { type DuckDBPreparedStatement, StatementType } from '@duckdb/node-api'

const keptAtMost = 128

/**
 * Prepared statements of one session by their text, for databases that nobody writes: what is asked again and again
 * with other values is read and planned once. The least lately run go first.
 */
export interface KeptStatements {
  /** Runs `work` with the statement that was kept, if one was; what fails is not kept any longer. */
  use<T>(sql: string, work: (statement: DuckDBPreparedStatement) => Promise<T>): Promise<T> | undefined
  /** True where it is a query: then it is no longer the caller's to destroy. */
  keep(sql: string, statement: DuckDBPreparedStatement): boolean
  /** Before the session is closed, or its settings change: a statement holds what its names meant. */
  forgetAll(): void
}

export function keepStatements(): KeptStatements {
  const kept = new Map<string, DuckDBPreparedStatement>()
  const forget = (sql: string): void => {
    kept.get(sql)?.destroySync()
    kept.delete(sql)
  }
  return {
    use: (sql, work) => {
      const statement = kept.get(sql)
      if (statement === undefined) return undefined
      kept.delete(sql)
      kept.set(sql, statement)
      return work(statement).catch((cause: unknown) => {
        forget(sql)
        throw cause
      })
    },
    keep: (sql, statement) => {
      if (statement.statementType !== StatementType.SELECT) return false
      kept.set(sql, statement)
      for (const oldest of kept.keys()) {
        if (kept.size <= keptAtMost) break
        forget(oldest)
      }
      return true
    },
    forgetAll: () => {
      for (const sql of kept.keys()) forget(sql)
    },
  }
}
