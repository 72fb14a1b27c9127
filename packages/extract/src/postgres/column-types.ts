import { quote } from '../sql-text.ts'

/** A column as PostgreSQL describes it. */
export interface PostgresColumn {
  readonly name: string
  /** `numeric(12,2)`, `timestamp with time zone`, `integer[]`; of a domain the type beneath it. */
  readonly type: string
}

/** How a column is read: its text, and what the text is. */
export interface ReadColumn {
  readonly name: string
  readonly select: string
  /** In DuckDB's words; null where the values decide. */
  readonly declared: string | null
}

const plain: Readonly<Record<string, string>> = {
  smallint: 'SMALLINT',
  integer: 'INTEGER',
  bigint: 'BIGINT',
  oid: 'BIGINT',
  real: 'FLOAT',
  'double precision': 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  'timestamp without time zone': 'TIMESTAMP',
  'timestamp with time zone': 'TIMESTAMPTZ',
  'time without time zone': 'TIME',
}

/** What has no counterpart is text: identifiers, enums, ranges, addresses; arrays and documents as JSON. */
export function readColumn({ name, type }: PostgresColumn): ReadColumn {
  const column = quote(name)
  const bare = type.replace(/^(timestamp|time)\(\d\)/, '$1')
  const known = plain[bare]
  if (known !== undefined) return { name, select: `${column}::text`, declared: known }
  if (bare.endsWith('[]')) return { name, select: `array_to_json(${column})::text`, declared: 'VARCHAR' }
  if (bare === 'bytea') return { name, select: `encode(${column}, 'hex')`, declared: 'BLOB' }
  if (bare === 'money') return { name, select: `${column}::numeric::text`, declared: 'DECIMAL(19,2)' }
  const [, width, scale] = /^numeric\((\d+),(-?\d+)\)$/.exec(bare) ?? []
  if (width !== undefined && scale !== undefined) {
    return { name, select: `${column}::text`, declared: decimalType(Number(width), Number(scale)) }
  }
  return { name, select: `${column}::text`, declared: bare === 'numeric' ? null : 'VARCHAR' }
}

/** More than 38 digits are kept as text: nothing else holds them all. */
function decimalType(width: number, scale: number): string {
  if (scale < 0) return width - scale <= 38 ? `DECIMAL(${width - scale},0)` : 'VARCHAR'
  return width <= 38 && scale <= width ? `DECIMAL(${width},${scale})` : 'VARCHAR'
}
