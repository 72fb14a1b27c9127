import { type Cell, cellText } from '@waypoint/adapter-contract'

/** A value as a reader wants it: a day without its midnight; a null is what the format wants of it. */
export function displayText(cell: Cell, nullText: string): string {
  if (cell === null) return nullText
  const text = cellText(cell)
  return cell instanceof Date ? text.replace('T00:00:00.000Z', '').replace('.000Z', 'Z') : text
}

/** A value as JSON holds it; decimals and long integers stay exact as text. */
export function plainValue(cell: Cell): unknown {
  if (cell === null || typeof cell === 'number' || typeof cell === 'boolean') return cell
  if (Array.isArray(cell)) return cell.map(plainValue)
  if (isStruct(cell)) {
    return Object.fromEntries(Object.entries(cell).map(([key, value]) => [key, plainValue(value)]))
  }
  return displayText(cell, '')
}

function isStruct(cell: Cell): cell is { readonly [key: string]: Cell } {
  return (
    typeof cell === 'object' &&
    cell !== null &&
    !(cell instanceof Date || cell instanceof Uint8Array || Array.isArray(cell) || 'decimal' in cell)
  )
}
