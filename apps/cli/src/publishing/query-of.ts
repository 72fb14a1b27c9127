import type { Connection } from '@waypoint/adapter-contract'
import type { Query } from '@waypoint/report'
import { plainValue } from './cell-values.ts'

/** Rows as objects of plain values. */
export function queryOf(connection: Connection): Query {
  return async (sql, parameters = []) => {
    const result = await connection.query(sql, { parameters: [...parameters] })
    return result.rows.map((row) =>
      Object.fromEntries(
        row.map((cell, index) => [result.columns[index]?.name ?? String(index), plainValue(cell)]),
      ),
    )
  }
}
