import type { Cell } from '@waypoint/adapter-contract'
import type { Value } from '@waypoint/jinja'

/** A database value as a template sees it. */
export function cellValue(cell: Cell): Value {
  if (cell === null || typeof cell !== 'object') return cell
  if (cell instanceof Date) return timestampText(cell)
  if (cell instanceof Uint8Array) return Buffer.from(cell).toString('hex')
  if (isList(cell)) return cell.map(cellValue)
  if ('decimal' in cell && typeof cell.decimal === 'string') return cell.decimal
  return new Map(Object.entries(cell).map(([key, value]) => [key, cellValue(value)]))
}

const isList = (cell: Cell): cell is readonly Cell[] => Array.isArray(cell)

function timestampText(value: Date): string {
  const text = value.toISOString()
  const time = text.slice(11, 23)
  return `${text.slice(0, 10)} ${time.endsWith('.000') ? time.slice(0, 8) : time}`
}
