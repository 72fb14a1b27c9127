import { type Cell, cellText, type ResultColumn } from '@waypoint/adapter-contract'

/** Cells as a reader sees them: dates without the time they do not have. */
export function textCells(row: readonly Cell[]): readonly string[] {
  return row.map((cell) => (cell instanceof Date ? momentText(cell) : cellText(cell)))
}

/** A row as JSON: decimals as numbers where that loses nothing. */
export function plainRow(
  row: readonly Cell[],
  columns: readonly ResultColumn[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    columns.map(({ name, dataType }, index) => [name, plain(row[index] ?? null, dataType)]),
  )
}

function plain(cell: Cell, dataType = ''): unknown {
  if (cell === null || typeof cell === 'boolean' || typeof cell === 'number' || typeof cell === 'string')
    return cell
  if (typeof cell === 'bigint') return String(cell)
  if (cell instanceof Date)
    return /^date$/i.test(dataType) ? cell.toISOString().slice(0, 10) : momentText(cell)
  if (cell instanceof Uint8Array) return Buffer.from(cell).toString('hex')
  if (isList(cell)) return cell.map((each) => plain(each))
  if ('decimal' in cell && typeof cell.decimal === 'string') return decimal(cell.decimal)
  return Object.fromEntries(Object.entries(cell).map(([key, value]) => [key, plain(value as Cell)]))
}

const isList = (cell: Cell): cell is readonly Cell[] => Array.isArray(cell)

function decimal(text: string): number | string {
  const number = Number(text)
  const isExact = number.toFixed(/\.(\d+)$/.exec(text)?.[1]?.length ?? 0) === text
  return isExact && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : text
}

/** `2024-03-09 08:00:00`; midnight is written as the day alone. */
function momentText(moment: Date): string {
  if (Number.isNaN(moment.getTime())) return ''
  const [day = '', time = ''] = moment.toISOString().replace('Z', '').split('T')
  const short = time.replace(/\.000$/, '')
  return short === '00:00:00' ? day : `${day} ${short}`
}
