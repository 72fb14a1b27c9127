const PLAIN: Readonly<Record<string, string>> = {
  boolean: 'BOOLEAN',
  tinyint: 'TINYINT',
  smallint: 'SMALLINT',
  integer: 'INTEGER',
  bigint: 'BIGINT',
  oid: 'BIGINT',
  real: 'FLOAT',
  double: 'DOUBLE',
  'double precision': 'DOUBLE',
  date: 'DATE',
  time: 'TIME',
  'time without time zone': 'TIME',
  timestamp: 'TIMESTAMP',
  'timestamp without time zone': 'TIMESTAMP',
  'timestamp with time zone': 'TIMESTAMP WITH TIME ZONE',
  bytea: 'BLOB',
  varbinary: 'BLOB',
  uuid: 'UUID',
}

/** DuckDB's whole numbers beyond 64 bits are decimals of as many digits elsewhere. */
const WIDEST = 38

/**
 * What DuckDB's own build calls a type of PostgreSQL or Trino; null for a number without declared digits, where the
 * values decide. What has no counterpart is text.
 */
export function copiedType(dataType: string): string | null {
  const type = dataType.toLowerCase()
  const element = elementOf(type)
  if (element !== null) return `${copiedType(element) ?? 'DOUBLE'}[]`
  if (type === 'numeric') return null
  const [, width, scale] = /^(?:numeric|decimal)\((\d+), *(-?\d+)\)$/.exec(type) ?? []
  if (width !== undefined && scale !== undefined) return decimalType(Number(width), Number(scale))
  return PLAIN[type.replace(/^(timestamp|time) ?\(\d+\)/, '$1')] ?? 'VARCHAR'
}

/** Of a list's type that of its elements. */
function elementOf(dataType: string): string | null {
  const type = dataType.toLowerCase()
  if (type.endsWith('[]')) return type.slice(0, -2)
  return /^array\((.*)\)$/.exec(type)?.[1] ?? null
}

export function decimalType(width: number, scale: number): string {
  if (width > WIDEST || scale > width || scale < 0) return 'DOUBLE'
  return width === WIDEST && scale === 0 ? 'HUGEINT' : `DECIMAL(${width},${scale})`
}
