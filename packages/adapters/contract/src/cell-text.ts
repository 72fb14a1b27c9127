import type { Cell } from './query.ts'

/** A cell as text: decimals exactly, dates in ISO 8601, lists and structs as JSON, null as nothing. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell !== 'object') return String(cell)
  if (cell instanceof Date) return cell.toISOString()
  if (cell instanceof Uint8Array) return Buffer.from(cell).toString('hex')
  if ('decimal' in cell && typeof cell.decimal === 'string') return cell.decimal
  return JSON.stringify(cell, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
}
