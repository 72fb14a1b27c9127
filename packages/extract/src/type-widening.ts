const integerDigits: Readonly<Record<string, number>> = {
  TINYINT: 3,
  SMALLINT: 5,
  INTEGER: 10,
  BIGINT: 19,
  HUGEINT: 38,
}
/** What a decimal may have at most. */
const mostDigits = 38
/** What a double holds exactly. */
const doubleDigits = 15

interface Decimal {
  readonly width: number
  readonly scale: number
}

/**
 * The narrowest type that holds the values of both: integers in decimals, dates in timestamps, everything in
 * text. Only integers of more than 15 digits do not fit into the DOUBLE that fractions make of them.
 */
export function widestType(left: string, right: string): string {
  const [a, b] = [left.toUpperCase(), right.toUpperCase()]
  if (a === b) return a
  const instants = ['DATE', 'TIMESTAMP', 'TIMESTAMP WITH TIME ZONE', 'TIMESTAMPTZ']
  if (instants.includes(a) && instants.includes(b)) return 'TIMESTAMP'
  if (!isNumeric(a) || !isNumeric(b)) return 'VARCHAR'
  if (isInteger(a) && isInteger(b)) return digitsOf(a) > digitsOf(b) ? a : b
  const [first, second] = [decimalOf(a), decimalOf(b)]
  if (first !== null && second !== null) return widestDecimal(first, second)
  const exact = first ?? second
  const isExactInDouble = exact === null || exact.scale === 0 || exact.width <= doubleDigits
  return isExactInDouble ? 'DOUBLE' : 'VARCHAR'
}

function widestDecimal(left: Decimal, right: Decimal): string {
  const scale = Math.max(left.scale, right.scale)
  const width = Math.max(left.width - left.scale, right.width - right.scale) + scale
  return width <= mostDigits ? `DECIMAL(${width},${scale})` : 'VARCHAR'
}

/** Integers are decimals without fractions. */
function decimalOf(type: string): Decimal | null {
  if (isInteger(type)) return { width: digitsOf(type), scale: 0 }
  const found = /^DECIMAL\((?<width>\d+),\s*(?<scale>\d+)\)$/.exec(type)?.groups
  return found === undefined ? null : { width: Number(found['width']), scale: Number(found['scale']) }
}

export function isInteger(type: string): boolean {
  return type in integerDigits
}

function isNumeric(type: string): boolean {
  return isInteger(type) || type === 'DOUBLE' || type === 'FLOAT' || decimalOf(type) !== null
}

function digitsOf(type: string): number {
  return integerDigits[type] ?? 0
}
