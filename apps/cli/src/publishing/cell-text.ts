import type { Cell } from '@waypoint/adapter-contract'

/** A value as text: ISO dates, exact decimals; a null is what the format wants of it. */
export function cellText(cell: Cell, nullText: string): string {
  if (cell === null) return nullText
  if (cell instanceof Date)
    return cell
      .toISOString()
      .replace(/T00:00:00\.000Z$/, '')
      .replace(/\.000Z$/, 'Z')
  if (typeof cell !== 'object') return String(cell)
  if (isDecimal(cell)) return cell.decimal
  return JSON.stringify(plain(cell))
}

/** A value as JSON holds it; decimals and long integers stay exact as text. */
export function plain(cell: Cell): unknown {
  if (typeof cell === 'bigint') return Number.isSafeInteger(Number(cell)) ? Number(cell) : cell.toString()
  if (cell === null || typeof cell !== 'object') return cell
  if (cell instanceof Date) return cellText(cell, '')
  if (cell instanceof Uint8Array) return Buffer.from(cell).toString('base64')
  if (Array.isArray(cell)) return cell.map(plain)
  if (isDecimal(cell)) return cell.decimal
  return Object.fromEntries(Object.entries(cell).map(([key, value]) => [key, plain(value)]))
}

function isDecimal(cell: object): cell is { readonly decimal: string } {
  return 'decimal' in cell && typeof cell.decimal === 'string'
}
