import type { Cell, QueryResult } from '@waypoint/adapter-contract'

export type Row = Readonly<Record<string, unknown>>

/** Rows as the API has them: names in camelCase, dates in ISO form, exact numbers as numbers. */
export function rowsOf({ columns, rows }: QueryResult): readonly Row[] {
  const names = columns.map(({ name }) => camelCase(name))
  const isDay = columns.map(({ dataType }) => dataType === 'DATE')
  const isMoment = columns.map(({ dataType }) => dataType.startsWith('TIMESTAMP'))
  return rows.map((row) =>
    Object.fromEntries(
      row.map((cell, index) => [
        names[index] ?? '',
        isMoment[index] === true ? moment(cell) : plain(cell, isDay[index] === true),
      ]),
    ),
  )
}

export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/** A value as JSON holds it. Integers beyond 2^53 stay exact as text. */
export function plain(cell: Cell, isDay = false): unknown {
  if (cell === null || typeof cell !== 'object') {
    return typeof cell === 'bigint' ? exact(cell) : cell
  }
  if (cell instanceof Date) return isDay ? cell.toISOString().slice(0, 10) : cell.toISOString()
  if (cell instanceof Uint8Array) return Buffer.from(cell).toString('hex')
  if (isList(cell)) return cell.map((each) => plain(each))
  if ('decimal' in cell && typeof cell.decimal === 'string') return Number(cell.decimal)
  return Object.fromEntries(Object.entries(cell).map(([key, value]) => [key, plain(value as Cell)]))
}

function isList(cell: object): cell is readonly Cell[] {
  return Array.isArray(cell)
}

const exact = (value: bigint): number | string =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value.toString()

/** The driver gives microseconds as the database's own text. */
function moment(cell: Cell): unknown {
  if (typeof cell !== 'string') return plain(cell)
  const parts = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(\.\d{1,3})?/.exec(cell)
  return parts === null ? null : `${parts[1]}T${parts[2]}${parts[3] ?? ''}Z`
}

/** A day of a row; null where it has none. */
export function dayOf(row: Row | undefined, field: string): string | null {
  const value = row?.[field]
  return typeof value === 'string' ? value : null
}
