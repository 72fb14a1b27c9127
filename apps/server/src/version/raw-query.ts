import { type Cell, cellText } from '@waypoint/adapter-contract'
import type { Reader } from './reader.ts'
import type { Row } from './rows.ts'

type RawQuery = (sql: string, parameters?: readonly (string | number)[]) => Promise<readonly Row[]>

/** Rows under the database's own names, for packages that read by themselves: exact numbers as text. */
export const rawQuery =
  (reader: Pick<Reader, 'result'>): RawQuery =>
  async (sql, parameters = []) => {
    const { columns, rows } = await reader.result({ sql, parameters })
    const names = columns.map(({ name }) => name)
    return rows.map((row) => Object.fromEntries(row.map((cell, index) => [names[index] ?? '', raw(cell)])))
  }

function raw(cell: Cell): unknown {
  if (cell === null || typeof cell === 'number' || typeof cell === 'boolean') return cell
  if (cell instanceof Date) return cellText(cell).replace('T00:00:00.000Z', '').replace('.000Z', 'Z')
  return Array.isArray(cell) ? cell.map(raw) : cellText(cell)
}
