import type { Cell, DecimalText } from '@waypoint/adapter-contract'

/** A parameter in the text form that PostgreSQL reads; a Date is an instant in UTC. */
export function toParameter(cell: Cell): string | null {
  if (cell === null) return null
  if (typeof cell !== 'object') return String(cell)
  if (cell instanceof Date) return instantText(cell)
  if (cell instanceof Uint8Array) return `\\x${Buffer.from(cell).toString('hex')}`
  if (isList(cell)) return `{${cell.map(elementText).join(',')}}`
  if (isDecimal(cell)) return cell.decimal
  return JSON.stringify(cell, (_key, value: unknown) => {
    if (typeof value === 'bigint') return String(value)
    return typeof value === 'object' && value !== null && isDecimal(value) ? value.decimal : value
  })
}

function elementText(cell: Cell): string {
  if (cell === null) return 'NULL'
  const text = toParameter(cell) ?? ''
  if (typeof cell === 'object' && isList(cell)) return text
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

/** PostgreSQL counts years before 1 as BC and knows no signs. */
function instantText(date: Date): string {
  const year = date.getUTCFullYear()
  const rest = date.toISOString().slice(-20, -1).replace('T', ' ')
  return year > 0
    ? `${String(year).padStart(4, '0')}${rest}+00`
    : `${String(1 - year).padStart(4, '0')}${rest}+00 BC`
}

function isList(cell: object): cell is readonly Cell[] {
  return Array.isArray(cell)
}

function isDecimal(cell: object): cell is DecimalText {
  return 'decimal' in cell && typeof cell.decimal === 'string' && Object.keys(cell).length === 1
}
