import type { Cell, QueryResult } from '@waypoint/adapter-contract'

export type Row = Readonly<Record<string, unknown>>

/** Rows as the API has them: names in camelCase, dates in ISO form, exact numbers as numbers. */
export function rowsOf({ columns, rows }: QueryResult): readonly Row[] {
  const fields = columns.map(({ name, dataType }) => ({ key: camelCase(name), read: readerOf(dataType) }))
  return rows.map((cells) => {
    const row: Record<string, unknown> = {}
    for (const [index, { key, read }] of fields.entries()) row[key] = read(cells[index] ?? null)
    return row
  })
}

/** The same values, a list for each column. */
export function listsOf({ columns, rows }: QueryResult): readonly (readonly unknown[])[] {
  return columns.map(({ dataType }, index) => {
    const read = readerOf(dataType)
    return rows.map((cells) => read(cells[index] ?? null))
  })
}

function readerOf(dataType: string): (cell: Cell) => unknown {
  if (dataType === 'DATE') return dayText
  if (dataType.startsWith('TIMESTAMP')) return moment
  return asIs.has(dataType) ? (cell) => cell : (cell) => plain(cell)
}

/** What is the same in JSON. */
const asIs: ReadonlySet<string> = new Set(['VARCHAR', 'BOOLEAN', 'INTEGER', 'SMALLINT', 'TINYINT', 'DOUBLE'])

const names = new Map<string, string>()

export function camelCase(name: string): string {
  const known = names.get(name)
  if (known !== undefined) return known
  const made = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  if (names.size < namesAtMost) names.set(name, made)
  return made
}

const namesAtMost = 10_000

/** Texts of days: few are there, and each is read again and again. */
const days = new Map<number, string>()

export function dayText(cell: Cell): unknown {
  if (!(cell instanceof Date)) return plain(cell)
  const ms = cell.getTime()
  const known = days.get(ms)
  if (known !== undefined) return known
  const text = cell.toISOString().slice(0, 10)
  if (days.size < daysAtMost) days.set(ms, text)
  return text
}

const daysAtMost = 40_000

/** A value as JSON holds it. Integers beyond 2^53 stay exact as text. */
export function plain(cell: Cell): unknown {
  if (cell === null || typeof cell !== 'object') {
    return typeof cell === 'bigint' ? exact(cell) : cell
  }
  if (cell instanceof Date) return cell.toISOString()
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
