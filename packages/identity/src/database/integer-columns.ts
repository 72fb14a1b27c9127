import { DuckDBIntegerVector } from '@duckdb/node-api'
import type { Database } from './database.ts'

/**
 * Columns of 32-bit integers without nulls, as typed arrays: millions of rows without an object for each.
 * The query must give nothing else.
 */
export async function integerColumns(
  database: Database,
  sql: string,
  width: number,
): Promise<readonly Int32Array[]> {
  const result = await database.connection.stream(sql)
  const parts: Int32Array[][] = Array.from({ length: width }, () => [])
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) break
    for (const [column, columnParts] of parts.entries()) {
      const vector = chunk.getColumnVector(column)
      if (!(vector instanceof DuckDBIntegerVector))
        throw new Error(`column ${column} holds no integers: ${sql}`)
      const values = new Int32Array(chunk.rowCount)
      for (let row = 0; row < values.length; row += 1) values[row] = vector.getItem(row) ?? 0
      columnParts.push(values)
    }
  }
  return parts.map(concatenated)
}

export function concatenated(parts: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}
