import type { Cell, DecimalText } from '@waypoint/adapter-contract'

/** A value as a literal of exactly that value; a Date is a timestamp in UTC. */
export function literal(cell: Cell): string {
  if (cell === null) return 'null'
  switch (typeof cell) {
    case 'boolean':
      return String(cell)
    case 'bigint':
      return `bigint '${cell}'`
    case 'number':
      return numberLiteral(cell)
    case 'string':
      return textLiteral(cell)
    case 'object':
      return objectLiteral(cell)
  }
}

export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function numberLiteral(value: number): string {
  if (Number.isNaN(value)) return 'nan()'
  if (!Number.isFinite(value)) return value > 0 ? 'infinity()' : '-infinity()'
  if (Number.isSafeInteger(value)) return String(value)
  return `double '${value}'`
}

type ObjectCell = Exclude<Cell, null | boolean | number | bigint | string>

function objectLiteral(cell: ObjectCell): string {
  if (cell instanceof Date) return `timestamp '${cell.toISOString().replace('T', ' ').replace('Z', '')}'`
  if (cell instanceof Uint8Array) return `X'${Buffer.from(cell).toString('hex')}'`
  if (isList(cell)) return `array[${cell.map(literal).join(', ')}]`
  if (isDecimal(cell)) return `decimal '${cell.decimal}'`
  return textLiteral(
    JSON.stringify(cell, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  )
}

function isList(cell: object): cell is readonly Cell[] {
  return Array.isArray(cell)
}

function isDecimal(cell: object): cell is DecimalText {
  return 'decimal' in cell && typeof cell.decimal === 'string' && Object.keys(cell).length === 1
}
